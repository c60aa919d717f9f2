package dev.roadmask.output;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The masks as COCO JSON, with compressed run lengths or with polygons: an image for every frame, an annotation for every region.
 */
public final class CocoSink implements Sink, AutoCloseable {
    private final String name;
    private final CocoDocument document;

    private CocoSink(String name, CocoDocument document) {
        this.name = name;
        this.document = document;
    }

    /**
     * Makes FILE.part, for run lengths.
     *
     * @param file its final name
     * @param context of the pass
     * @throws OutputException if it is there already, or cannot be written
     */
    public static CocoSink open(Path file, OutputContext context) throws OutputException {
        return new CocoSink("coco", CocoDocument.create(file, context, new RunLengthForm()));
    }

    /**
     * Makes FILE.part, for polygons.
     *
     * @param plan where, and how closely
     * @param context of the pass
     * @throws OutputException if it is there already, or cannot be written
     */
    public static CocoSink open(PolygonPlan plan, OutputContext context) throws OutputException {
        RegionForm form = new PolygonForm(plan.tolerancePixels());
        return new CocoSink("polygons", CocoDocument.create(plan.file(), context, form));
    }

    @Override
    public String name() {
        return name;
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
