package dev.roadmask.pipeline;

import dev.roadmask.video.PacketList;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import java.util.Optional;

/** The painted pictures and the other streams' packets into a video file. */
public final class EncodeSink implements Sink {
    private final VideoWriter writer;
    private final Path file;

    /**
     * @param writer borrowed
     * @param file what it writes, for the report
     */
    public EncodeSink(VideoWriter writer, Path file) {
        this.writer = writer;
        this.file = file;
    }

    @Override
    public String name() {
        return "encode";
    }

    @Override
    public void process(FrameSlot frame) throws VideoException {
        writer.write(frame.painted(), frame.timestamp(), frame.duration(), frame.packets());
    }

    @Override
    public void finish(PacketList rest) throws VideoException {
        writer.complete(rest);
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

    @Override
    public Optional<Path> output() {
        return Optional.of(file);
    }

    @Override
    public Optional<String> encoder() {
        return Optional.of(writer.encoder());
    }
}
