package dev.roadmask.output;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/** The masks as COCO JSON with polygons; apart from those the same document as {@link CocoSink} writes. */
public final class PolygonSink implements Sink, AutoCloseable {
    private final CocoDocument document;

    private PolygonSink(CocoDocument document) {
        this.document = document;
    }

    /**
     * Makes FILE.part.
     *
     * @param plan where, and how closely
     * @param context of the pass
     * @throws OutputException if it is there already, or cannot be written
     */
    public static PolygonSink open(PolygonPlan plan, OutputContext context) throws OutputException {
        return new PolygonSink(CocoDocument.create(plan.file(), context, new PolygonForm(plan.tolerancePixels())));
    }

    @Override
    public String name() {
        return "polygons";
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
