package dev.roadmask.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole passes over clips, as the pipeline makes them. */
final class Passes {
    private Passes() {}

    /** {@code pts,duration} of every frame that the reader gives. */
    static List<String> read(Path file) throws VideoException {
        List<String> frames = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(file);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                frames.add(picture.timestamp() + "," + picture.duration());
                packets.clear();
            }
        }
        return frames;
    }

    /** Reads, copies and writes a whole clip; the writer's warnings. */
    static List<String> mirror(Path source, Path target, EncoderOptions options) throws VideoException {
        try (VideoReader reader = VideoReader.open(source)) {
            return mirror(reader, target, options);
        }
    }

    /** The same with what is open already; warnings of both. */
    static List<String> mirror(VideoSource reader, Path target, EncoderOptions options) throws VideoException {
        try (VideoWriter writer = VideoWriter.create(target, reader, options);
                Picture decoded = Picture.empty();
                Picture painted = writer.allocatePicture();
                PictureConverter converter = PictureConverter.create();
                PacketList packets = PacketList.create()) {
            while (reader.read(decoded, packets)) {
                if (painted.hasShapeOf(decoded)) {
                    painted.copyFrom(decoded);
                } else {
                    converter.convert(decoded, painted);
                }
                writer.write(painted, decoded.timestamp(), decoded.duration(), packets);
            }
            writer.finish(packets);
            List<String> warnings = new ArrayList<>(writer.warnings());
            warnings.addAll(reader.warnings());
            return warnings;
        }
    }

    /** Writes some frames of a moving brightness from nothing. */
    static VideoWriter begin(Path target, int frames, EncoderOptions options) throws VideoException {
        VideoWriter writer = VideoWriter.create(target, NewVideo.silent(160, 96, new FrameRate(25, 1)), options);
        try (PacketList none = PacketList.create();
                Picture picture = writer.allocatePicture()) {
            for (int i = 0; i < frames; i++) {
                Planes.fill(picture, 0, 16 + i % 200); // so smooth that no encoder sees a new scene
                writer.write(picture, i, 1, none);
            }
        }
        return writer;
    }
}
