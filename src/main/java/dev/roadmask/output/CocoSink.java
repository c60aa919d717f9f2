package dev.roadmask.output;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The masks as COCO JSON with compressed run lengths: an image for every frame, an annotation for every region.
 */
public final class CocoSink implements Sink, AutoCloseable {
    private final CocoDocument document;

    private CocoSink(CocoDocument document) {
        this.document = document;
    }

    /**
     * Makes FILE.part.
     *
     * @param file its final name
     * @param context of the pass
     * @throws OutputException if it is there already, or cannot be written
     */
    public static CocoSink open(Path file, OutputContext context) throws OutputException {
        return new CocoSink(CocoDocument.create(file, context, new RunLengthForm()));
    }

    @Override
    public String name() {
        return "coco";
    }

    @Override
    public boolean readsMeanProbability() {
        return true;
    }

    @Override
    public void process(FrameSlot frame) throws OutputException {
        document.add(frame.index(), frame.timestamp(), frame.mask(), frame.regions());
    }

    @Override
    public void finish(PacketList rest) throws OutputException {
        document.complete();
    }

    @Override
    public void publish() throws OutputException {
        document.publish();
    }

    @Override
    public void keep() throws OutputException {
        document.keep();
    }

    @Override
    public Optional<Path> output() {
        return Optional.of(document.file());
    }

    /** Parts stay. */
    @Override
    public void close() {
        document.close();
    }
}
