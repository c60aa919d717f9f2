package dev.roadmask.video;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The containers that a {@link VideoWriter} writes, chosen by the file's extension. */
public enum OutputContainer {
    /** MPEG-4 part 14. */
    MP4("mp4", List.of("mp4", "m4v")),
    /** QuickTime. */
    MOV("mov", List.of("mov")),
    /** Matroska; its clock ticks in milliseconds. */
    MATROSKA("matroska", List.of("mkv"));

    private final String muxer;
    private final List<String> extensions;

    OutputContainer(String muxer, List<String> extensions) {
        this.muxer = muxer;
        this.extensions = extensions;
    }

    /** The container for a file name, if we write it. */
    public static Optional<OutputContainer> of(Path file) {
        String name = String.valueOf(file.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (OutputContainer container : values()) {
            if (name.indexOf('.') >= 0 && container.extensions.contains(extension)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    /** File extensions, without the dot, the usual one first. */
    public List<String> extensions() {
        return extensions;
    }

    /** FFmpeg's name of the muxer. */
    String muxer() {
        return muxer;
    }
}
