package dev.roadmask.output;

import dev.roadmask.mask.Zones;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The masks as lossless grey video, frame by frame at the film's times. */
final class MaskVideoSink implements Sink, AutoCloseable {
    private final VideoWriter writer;
    private final Optional<Path> file;
    private final Picture picture;
    private final PacketList noPackets = PacketList.create();
    private final MaskPixels pixels;

    private MaskVideoSink(VideoWriter writer, Optional<Path> file) {
        this.writer = writer;
        this.file = file;
        picture = writer.allocatePicture();
        pixels = new MaskPixels(Zones.none().allowed(writer.width(), writer.height()));
    }

    /**
     * Opens the video.
     *
     * @param file Matroska, or {@link OutputPlan#STANDARD_OUTPUT}
     */
    static MaskVideoSink open(Path file, OutputContext context) throws VideoException {
        return OutputPlan.isFile(file)
                ? new MaskVideoSink(VideoWriter.numbers(file, context.source(), context.overwrite()), Optional.of(file))
                : new MaskVideoSink(VideoWriter.numbersToStandardOutput(context.source()), Optional.empty());
    }

    @Override
    public String name() {
        return "mask-video";
    }

    @Override
    public void process(FrameSlot frame) throws VideoException {
        pixels.put(frame.mask(), picture);
        writer.write(picture, frame.timestamp(), frame.duration(), noPackets);
    }

    @Override
    public void finish(PacketList rest) throws VideoException {
        // The rest is the annotated video's.
        writer.complete(noPackets);
    }

    @Override
    public void publish() throws VideoException {
        writer.publish();
    }

    @Override
    public void keep() throws VideoException {
        // Of nothing there is nothing to keep: closing the writer then removes its part.
        if (writer.framesWritten() > 0) {
            writer.keepPart();
        }
    }

    /** What could not be as it should, a line each. */
    List<String> warnings() {
        return writer.warnings();
    }

    @Override
    public Optional<Path> output() {
        return file;
    }

    @Override
    public void close() {
        noPackets.close();
        picture.close();
        writer.close();
    }
}
