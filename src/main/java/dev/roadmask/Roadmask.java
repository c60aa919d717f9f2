package dev.roadmask;

import dev.roadmask.model.Device;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.Parallelism;
import java.nio.file.Path;

/**
 * Finds the cars in videos, for programs. A model that is open, and may segment one film after another:
 *
 * <pre>{@code
 * try (Roadmask roadmask = Roadmask.open(Path.of("models/roadmask.onnx"))) {
 *     roadmask.segment(Path.of("drive.mp4"))
 *             .onFrame(frame -> System.out.println(frame.seconds() + " s: " + frame.regions()))
 *             .run();
 * }
 * }</pre>
 *
 * <p>Masks, regions and their order are those of the commands {@code segment} and {@code masks} with the same settings,
 * bit for bit. One film at a time, on any thread.
 */
public final class Roadmask implements AutoCloseable {
    private final SegmentationModel model;
    private final Parallelism parallelism;

    private Roadmask(SegmentationModel model, Parallelism parallelism) {
        this.model = model;
        this.parallelism = parallelism;
    }

    /**
     * Opens a model on the best device there is. The caller closes it.
     *
     * @throws ModelException if the file is no model of schema 1, or the device cannot run it
     */
    public static Roadmask open(Path model) throws ModelException {
        return open(model, Device.AUTO);
    }

    /**
     * Opens a model on a device. The caller closes it.
     *
     * @throws ModelException as {@link #open(Path)} does; a device that was asked for is never replaced by another
     */
    public static Roadmask open(Path model, Device device) throws ModelException {
        Parallelism parallelism = Parallelism.forCores(Runtime.getRuntime().availableProcessors());
        SegmentationModel opened = SegmentationModel.open(model, device, parallelism.intraOpThreads());
        return new Roadmask(opened, parallelism);
    }

    /** The device that the network runs on, and why that one. */
    public String device() {
        return model.deviceNote();
    }

    /** A film to be segmented; nothing is opened before {@link Segmentation#run}. */
    public Segmentation segment(Path video) {
        return Segmentation.of(model, parallelism, video);
    }

    @Override
    public void close() {
        model.close();
    }
}
