package dev.roadmask.live;

import dev.roadmask.video.StillEncoder;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes the newest painted picture into a folder. Any thread. */
final class Stills {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS");

    /** A source may be slow, but somebody stands there and waits. */
    private static final long PATIENCE_MILLIS = 1_500;

    private final Screen screen;
    private final Path folder;

    Stills(Screen screen, Path folder) {
        this.screen = screen;
        this.folder = folder;
    }

    /**
     * Writes a PNG, named by the wall clock when its picture came: of a camera that is gone, that is not now.
     *
     * @throws VideoException of kind INPUT if there is no picture, OUTPUT if it cannot be written
     */
    Path save() throws VideoException {
        try (Screen.Viewer viewer = screen.attach();
                Shot shot = viewer.newest().or(() -> await(viewer)).orElseThrow(Stills::noPicture);
                StillEncoder encoder = StillEncoder.png()) {
            return write(encoder.encode(shot.picture(), shot.video()), shot.ageNanos());
        }
    }

    private static Optional<Shot> await(Screen.Viewer viewer) {
        try {
            return viewer.await(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static VideoException noPicture() {
        return new VideoException(Kind.INPUT, "there is no picture to save yet");
    }

    private Path write(ByteBuffer png, long ageNanos) throws VideoException {
        Path file = folder.resolve("roadmask-" + NAME.format(LocalDateTime.now().minusNanos(ageNanos)) + ".png");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (png.hasRemaining()) {
                channel.write(png);
            }
            return file;
        } catch (FileAlreadyExistsException twice) {
            throw new VideoException(Kind.EXISTS, file + " exists already. Try again", twice);
        } catch (IOException failure) {
            throw new VideoException(
                    Kind.OUTPUT, "cannot write " + file + ": " + failure.getMessage() + ". Is the folder writable?");
        }
    }
}
