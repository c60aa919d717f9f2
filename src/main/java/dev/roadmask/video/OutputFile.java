package dev.roadmask.video;

import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an output goes: into PART while it grows, under its own name when it is whole.
 *
 * @param file the final name
 * @param part the name while it grows
 * @param container by the file's extension
 * @param overwrite whether an existing file may be replaced
 */
record OutputFile(Path file, Path part, OutputContainer container, boolean overwrite) {
    /** Checks everything that can be known before the first byte. */
    static OutputFile claim(Path file, boolean overwrite) throws VideoException {
        return claim(file, overwrite, "Go on with it (--resume), or begin again (--overwrite)");
    }

    /** The same for an output that nobody can go on with. */
    static OutputFile claimWhole(Path file, boolean overwrite) throws VideoException {
        return claim(file, overwrite, "Begin again (--overwrite), or take it away");
    }

    private static OutputFile claim(Path file, boolean overwrite, String hint) throws VideoException {
        OutputFile output = claimAgain(file, overwrite);
        if (!overwrite && Files.exists(output.part) && !Files.isDirectory(output.part)) {
            throw new VideoException(
                    Kind.EXISTS,
                    "cannot write " + file + ": " + output.part + " is there, left by a run that was cut short. "
                            + hint);
        }
        return output;
    }

    /** The same for an output that goes on with a part, if there is one. */
    static OutputFile claimAgain(Path file, boolean overwrite) throws VideoException {
        OutputContainer container = OutputContainer.of(file)
                .orElseThrow(() -> cannotWrite(file, "unknown kind of video file. Name it .mp4, .m4v, .mov or .mkv"));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        OutputFile output = new OutputFile(file, part, container, overwrite);
        output.requireFolder();
        output.requireFree();
        return output;
    }

    /** Refuses to write over what is being read. */
    void requireApartFrom(Path source) throws VideoException {
        if (isSame(source, file) || isSame(source, part)) {
            throw cannotWrite(file, "it would replace its own source " + source + ". Choose another name");
        }
    }

    /** Removes a file of which nothing is needed. */
    static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            // What cannot be removed harms nobody, and there is an error under way already.
        }
    }

    /** The exception of an output that cannot be written. */
    static VideoException cannotWrite(Path file, String why) {
        return new VideoException(Kind.OUTPUT, "cannot write " + file + ": " + why);
    }

    private void requireFolder() throws VideoException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannotWrite(file, "folder " + folder + " does not exist");
        }
        if (!Files.isWritable(folder)) {
            throw cannotWrite(file, "no permission to write into " + folder);
        }
    }

    void requireFree() throws VideoException {
        if (Files.isDirectory(file)) {
            throw cannotWrite(file, "is a folder. Name a file in it");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw cannotWrite(file, "is no ordinary file. Choose another name");
        }
        if (!overwrite && Files.exists(file)) {
            throw new VideoException(
                    Kind.EXISTS,
                    "cannot write " + file
                            + ": it exists already. Allow it to be replaced (--overwrite), or choose another name");
        }
    }

    private static boolean isSame(Path one, Path other) throws VideoException {
        try {
            return Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException failure) {
            throw new VideoException(Kind.OUTPUT, "cannot compare " + one + " with " + other, failure);
        }
    }
}
