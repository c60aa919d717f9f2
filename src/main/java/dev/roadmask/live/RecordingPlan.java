package dev.roadmask.live;

import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.OutputContainer;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where recordings go, how long their files get, and how they are encoded. Files are named by the local wall clock of
 * their first frame; what exists already is never touched.
 *
 * @param folder that the files lie in
 * @param name of the first file, if it is given and free: later ones put their time behind its stem; without it, a file's
 *     name is its time
 * @param segment film after which the next file begins; without it, one goes on until the recording ends
 * @param options of the encoder
 * @param zone whose wall clock the names tell
 */
public record RecordingPlan(
        Path folder, Optional<String> name, Optional<Duration> segment, EncoderOptions options, ZoneId zone) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT);

    /** Refuses segments of no length. */
    public RecordingPlan {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(zone, "zone");
        if (segment.isPresent() && segment.get().toMillis() < 1) {
            throw new IllegalArgumentException("segment must be longer than 0: segment=" + segment.get());
        }
        options = options.withOverwrite(false);
    }

    /**
     * A plan for what a user names: a folder, which is made if it isn't there, or a file of a kind that we write.
     *
     * @throws VideoException of kind OUTPUT if there is nowhere to write
     */
    public static RecordingPlan of(Path target, Optional<Duration> segment, EncoderOptions options)
            throws VideoException {
        boolean folder = Files.isDirectory(target)
                || !String.valueOf(target.getFileName()).contains(".");
        if (!folder && OutputContainer.of(target).isEmpty()) {
            throw cannotRecord(
                    target, "unknown kind of video file. Name it .mp4, .m4v, .mov or .mkv, or name a folder");
        }
        Path place = folder ? target : target.toAbsolutePath().getParent();
        requireWritable(place, folder);
        Optional<String> name =
                folder ? Optional.empty() : Optional.of(target.getFileName().toString());
        return new RecordingPlan(place, name, segment, options, ZoneId.systemDefault());
    }

    private static void requireWritable(Path folder, boolean make) throws VideoException {
        try {
            if (make) {
                Files.createDirectories(folder);
            }
        } catch (IOException failure) {
            throw cannotRecord(folder, "the folder cannot be made: " + reason(failure));
        }
        if (!Files.isDirectory(folder)) {
            throw cannotRecord(folder, "there is no such folder");
        }
        if (!Files.isWritable(folder)) {
            throw cannotRecord(folder, "no permission to write into it");
        }
    }

    /**
     * Chooses the name of a file and takes it: its part is there afterwards, empty, so that no other recording takes the
     * same.
     *
     * @param begin wall clock of its first frame
     * @throws VideoException of kind OUTPUT if nothing can be written there
     */
    Path reserve(Instant begin) throws VideoException {
        if (name.isPresent() && reserve(folder.resolve(name.get()))) {
            return folder.resolve(name.get());
        }
        String stamp = STAMP.format(begin.atZone(zone));
        Path file = folder.resolve(stem() + stamp + extension());
        for (int number = 2; !reserve(file); number++) {
            file = folder.resolve(stem() + stamp + "-" + number + extension());
        }
        return file;
    }

    private static boolean reserve(Path file) throws VideoException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            Files.createFile(part(file));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (IOException failure) {
            throw cannotRecord(file, reason(failure));
        }
    }

    /** Gives a name free again if nothing was written under it. */
    static void release(Path file) {
        try {
            if (Files.exists(part(file)) && Files.size(part(file)) == 0) {
                Files.delete(part(file));
            }
        } catch (IOException leftBehind) {
            // An empty file harms nobody, and there is an error under way already.
        }
    }

    /** The name of a file while it grows. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private String stem() {
        return name.map(n -> n.substring(0, n.lastIndexOf('.')) + "-").orElse("");
    }

    private String extension() {
        return name.map(n -> n.substring(n.lastIndexOf('.')))
                .orElse("." + OutputContainer.MP4.extensions().get(0));
    }

    private static VideoException cannotRecord(Path where, String why) {
        return new VideoException(Kind.OUTPUT, "cannot record to " + where + ": " + why);
    }

    /** The operating system's words where there are some: {@code No space left on device}. */
    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no file can be made there";
        }
        boolean said = failure instanceof FileSystemException told && told.getReason() != null;
        return said
                ? ((FileSystemException) failure).getReason()
                : failure.getClass().getSimpleName().replace("Exception", "") + " " + failure.getMessage();
    }
}
