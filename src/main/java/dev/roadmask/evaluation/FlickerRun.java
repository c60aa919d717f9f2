package dev.roadmask.evaluation;

import dev.roadmask.mask.MaskFinder;
import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Steadier;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureScaler;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Measures the flicker of a clip's masks, for several steadinesses at once: what is read, scaled, segmented and steadied
 * is what the pipeline does. Masks and motion are found on a picture of at most {@value #WIDEST} columns, sides rounded to
 * multiples of 32: so the tolerance means the same in clips of all sizes, and the flow takes the same time.
 *
 * <p>Memory doesn't grow with the clip. One thread.
 */
public final class FlickerRun implements AutoCloseable {
    private static final int WIDEST = 640;
    private static final int SIZE_STEP = 32;
    /** A pair of which less is explained by motion shows two scenes; a bridge's shadow over all leaves more. */
    private static final double LEAST_EXPLAINED = 0.25;

    private final SegmentationModel model;
    private final double threshold;
    private final InferenceTensors tensors;
    private final PictureScaler toInput;
    private final PictureScaler toMotion;
    private final ByteBuffer planes;
    private final int width;
    private final int height;
    private final PictureMotion motion;
    private final ByteBuffer fresh;
    private final Regions regions = new Regions();
    private final MaskRuns mask;
    private final List<Contender> contenders = new ArrayList<>();
    private long frames;
    private long cuts;

    /** One steadiness, with all that has a memory. */
    private record Contender(
            Steadiness steadiness, Optional<Steadier> steadier, MaskFinder finder, FlickerMeter meter) {}

    private FlickerRun(SegmentationModel model, double threshold, List<Steadiness> steadinesses, VideoDescription video)
            throws ModelException {
        this.model = model;
        this.threshold = threshold;
        InputSize size = model.card().inputSize(video.displayWidth(), video.displayHeight());
        double scale = Math.min(1, (double) WIDEST / video.displayWidth());
        width = rounded(video.displayWidth() * scale);
        height = rounded(video.displayHeight() * scale);
        tensors = model.allocate(size);
        toInput = PictureScaler.toRgbPlanes(size.width(), size.height(), video.rotationDegrees());
        toMotion = PictureScaler.toRgbPlanes(width, height, video.rotationDegrees());
        planes = ByteBuffer.allocateDirect(toMotion.bytes());
        motion = new PictureMotion(width, height);
        fresh = ByteBuffer.allocateDirect(tensors.outputWidth() * tensors.outputHeight());
        mask = new MaskRuns(width, height);
        steadinesses.forEach(steadiness -> contenders.add(contender(steadiness)));
    }

    private static int rounded(double length) {
        return Math.max(SIZE_STEP, (int) Math.round(length / SIZE_STEP) * SIZE_STEP);
    }

    private Contender contender(Steadiness steadiness) {
        int outputWidth = tensors.outputWidth();
        int outputHeight = tensors.outputHeight();
        Optional<Steadier> steadier =
                Steadier.of(tensors.size().width(), tensors.size().height(), outputWidth, outputHeight, steadiness);
        MaskRule rule = MaskRule.withThreshold(threshold).with(steadiness);
        return new Contender(
                steadiness,
                steadier,
                new MaskFinder(outputWidth, outputHeight, width, height, rule),
                new FlickerMeter(width, height));
    }

    /**
     * Goes through a clip once.
     *
     * @param model borrowed
     * @param threshold of the masks, in [0, 1]
     * @param steadinesses to be compared, each once
     * @param progress told the number of frames done
     */
    public static FlickerReport over(
            Path clip, SegmentationModel model, double threshold, List<Steadiness> steadinesses, LongConsumer progress)
            throws VideoException, ModelException {
        try (VideoReader reader = VideoReader.open(clip);
                FlickerRun run = new FlickerRun(model, threshold, steadinesses, reader.description());
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                packets.clear();
                run.add(picture);
                progress.accept(run.frames);
            }
            run.requirePairs(clip);
            return run.report(clip);
        }
    }

    private void add(Picture picture) throws VideoException, ModelException {
        toInput.scale(picture, tensors.input());
        model.run(tensors);
        fresh.put(0, tensors.probability(), 0, fresh.capacity());
        toMotion.scale(picture, planes);
        boolean isPair = motion.next(planes.slice(width * height, width * height));
        boolean isCut = isPair && motion.explainedShare() < LEAST_EXPLAINED;
        frames++;
        cuts += isCut ? 1 : 0;
        for (Contender contender : contenders) {
            find(contender);
            contender.meter.next(mask);
            if (isPair && !isCut) {
                contender.meter.compare(motion.origins(), motion.explained());
            }
        }
    }

    private void find(Contender contender) {
        tensors.probability().put(0, fresh, 0, fresh.capacity());
        contender.steadier.ifPresent(s -> s.steady(tensors.input(), tensors.probability(), threshold));
        contender.finder.find(tensors.probability(), mask, regions, false);
    }

    private void requirePairs(Path clip) throws VideoException {
        if (frames - 1 - cuts <= 0) {
            throw new VideoException(
                    VideoException.Kind.INPUT,
                    "cannot measure the flicker of " + clip + ": no two frames of one scene. Give a longer clip");
        }
    }

    private FlickerReport report(Path clip) {
        Map<Steadiness, Double> flicker = new EnumMap<>(Steadiness.class);
        contenders.forEach(contender -> flicker.put(contender.steadiness, contender.meter.flicker()));
        return new FlickerReport(
                clip.toString(),
                "%s sha256:%s"
                        .formatted(
                                model.card().file().getFileName(), model.card().sha256()),
                threshold,
                frames,
                frames - 1 - cuts,
                cuts,
                width,
                height,
                flicker);
    }

    @Override
    public void close() {
        toInput.close();
        toMotion.close();
        tensors.close();
        motion.close();
    }
}
