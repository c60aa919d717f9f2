package dev.roadmask.video;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a container says and carries, apart from what its pictures show.
 *
 * @param container FFmpeg's name of the container
 * @param tags of the file, keys in lower case
 * @param chapters in their order
 * @param streams in their order
 */
public record MediaInventory(String container, Map<String, String> tags, List<Chapter> chapters, List<Stream> streams) {
    /**
     * A chapter.
     *
     * @param startNanos when it begins, in nanoseconds
     * @param endNanos when it ends
     * @param title empty without one
     */
    public record Chapter(long startNanos, long endNanos, String title) {}

    /**
     * A stream.
     *
     * @param description its place, kind and codec
     * @param tags keys in lower case
     * @param disposition FFmpeg's flags: default, attached picture and so on
     * @param displayMatrix nine numbers in FFmpeg's fixed point, or none
     * @param pixelAspect {@code 1:1}; empty where nothing is said
     * @param colors range, primaries, transfer, matrix and chroma location by FFmpeg's names; empty for what is no video
     * @param packets what it carries
     */
    public record Stream(
            StreamDescription description,
            Map<String, String> tags,
            int disposition,
            List<Integer> displayMatrix,
            String pixelAspect,
            String colors,
            PacketTrack packets) {
        /** Copies the collections. */
        public Stream {
            tags = Map.copyOf(tags);
            displayMatrix = List.copyOf(displayMatrix);
        }
    }

    /** Copies the collections. */
    public MediaInventory {
        tags = Map.copyOf(tags);
        chapters = List.copyOf(chapters);
        streams = List.copyOf(streams);
    }

    /** Walks through a file once; nothing is decoded. */
    public static MediaInventory read(Path file) throws VideoException {
        try (MediaInput input = MediaInput.open(file)) {
            return new InventoryTaker(input).take();
        }
    }
}
