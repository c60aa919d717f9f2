package dev.roadmask.diagnosis;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.pipeline.PictureSamples;
import dev.roadmask.video.MediaInventory;
import dev.roadmask.video.Picture;
import dev.roadmask.video.PictureConverter;
import dev.roadmask.video.ReaderOptions;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Proves that an output is its original with nothing changed but the pixels under the masks, or finds what else is. */
public final class Verification implements AutoCloseable {
    private final VideoReader original;
    private final VideoReader processed;
    private final FrameMasks masks;
    private final FrameTimes times;
    private final boolean sameSize;
    private final PictureConverter converter = PictureConverter.create();
    private Picture converted;
    private OutsideDifference outside;
    private long pairs;
    private long damagedBefore;
    private long doubtful;
    private boolean inDoubt;
    private long missing;
    private long extra;
    private String firstAlone = "";

    private Verification(VideoReader original, VideoReader processed, FrameMasks masks) {
        this.original = original;
        this.processed = processed;
        this.masks = masks;
        VideoDescription source = original.description();
        VideoDescription result = processed.description();
        boolean matroska = result.container().contains("matroska");
        this.times = new FrameTimes(source.timeBase(), result.timeBase(), matroska);
        this.sameSize = source.width() == result.width() && source.height() == result.height();
    }

    /**
     * Compares everything once, with the masks computed again.
     *
     * @param model that the output was made with; borrowed
     * @param rule what counts as mask
     * @param options which stream was segmented
     * @param progress told the number of frames compared
     */
    public static VerificationReport run(
            Path original,
            Path processed,
            SegmentationModel model,
            MaskRule rule,
            ReaderOptions options,
            LongConsumer progress)
            throws VideoException, ModelException {
        return run(original, processed, video -> new ComputedMasks(model, rule, video), options, progress);
    }

    /**
     * Compares everything once, with masks that are given.
     *
     * @param masks folder with a gray PNG a frame, in the order of names; what isn't black is under the mask
     */
    public static VerificationReport run(
            Path original, Path processed, Path masks, ReaderOptions options, LongConsumer progress)
            throws VideoException, ModelException {
        return run(original, processed, video -> new GivenMasks(masks, video), options, progress);
    }

    /** Knows where the masks of a video come from. */
    @FunctionalInterface
    private interface Masks {
        FrameMasks of(VideoDescription video) throws VideoException, ModelException;
    }

    private static VerificationReport run(
            Path original, Path processed, Masks source, ReaderOptions options, LongConsumer progress)
            throws VideoException, ModelException {
        try (VideoReader first = VideoReader.open(original, options);
                VideoReader second = VideoReader.open(processed, options);
                FrameMasks masks = source.of(first.description());
                Verification verification = new Verification(first, second, masks)) {
            verification.walk(progress);
            return verification.report(original, processed);
        }
    }

    private void walk(LongConsumer progress) throws VideoException, ModelException {
        try (FrameWalk frames = new FrameWalk(original, processed)) {
            for (FrameWalk.Step step = frames.next(); step != FrameWalk.Step.END; step = frames.next()) {
                switch (step) {
                    case PAIR -> compare(frames.original(), frames.processed());
                    case ORIGINAL_ALONE -> {
                        alone(++missing, "missing", frames.originalSeconds());
                        masks.pass(frames.original());
                    }
                    default -> alone(++extra, "too many", frames.processedSeconds());
                }
                progress.accept(pairs);
            }
        }
    }

    private void alone(long count, String what, double seconds) {
        if (firstAlone.isEmpty()) {
            firstAlone = String.format(Locale.ROOT, "; first %s at %.3f s", what, seconds);
        }
    }

    private void compare(Picture left, Picture right) throws VideoException, ModelException {
        pairs++;
        times.add(left.timestamp(), left.duration(), right.timestamp(), right.duration());
        if (!sameSize || !PictureSamples.isPaintable(right.layout()) || isDoubtful(left)) {
            masks.pass(left);
            return;
        }
        YuvPlanes actual = PictureSamples.of(right);
        if (outside == null) {
            outside = new OutsideDifference(actual);
        }
        outside.add(PictureSamples.of(inFormatOf(right, left)), actual, masks.of(left, pairs + missing - 1), pairs);
    }

    /**
     * Whether a frame is damaged, or leans on one that is: what a decoder makes up for lost parts differs from run to run.
     */
    private boolean isDoubtful(Picture frame) {
        long damaged = original.damagedFrames();
        // A reader decodes a frame ahead, so that one's damage may be counted before its turn comes.
        boolean hurt = damaged > damagedBefore || frame.isPatched();
        damagedBefore = damaged;
        inDoubt = hurt || (inDoubt && !frame.isKeyFrame());
        doubtful += inDoubt ? 1 : 0;
        return inDoubt;
    }

    private Picture inFormatOf(Picture wanted, Picture picture) throws VideoException {
        if (wanted.hasShapeOf(picture)) {
            return picture;
        }
        if (converted == null) {
            converted = Picture.allocateLike(wanted);
        }
        converter.convert(picture, converted);
        return converted;
    }

    private VerificationReport report(Path first, Path second) throws VideoException {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("frames", missing + extra == 0, frames()));
        checks.add(times.timestamps());
        checks.add(times.durations());
        checks.add(size());
        MediaInventory source = MediaInventory.read(first);
        MediaInventory result = MediaInventory.read(second);
        checks.addAll(new ContainerChecks(
                        source,
                        original.description().streamIndex(),
                        result,
                        processed.description().streamIndex())
                .all());
        if (outside != null) {
            checks.addAll(outside.checks());
        }
        if (doubtful > 0) {
            String words = "%d frames left out: damaged in the original, and decoded otherwise each time";
            checks.add(new Check("damaged pictures", true, words.formatted(doubtful)));
        }
        return new VerificationReport(
                first.toString(),
                second.toString(),
                pairs,
                outside == null ? Double.NaN : outside.psnr(),
                outside == null ? 0 : outside.greatestDifference(),
                checks);
    }

    private String frames() {
        return missing + extra == 0
                ? "%d equal".formatted(pairs)
                : "%d missing, %d too many%s".formatted(missing, extra, firstAlone);
    }

    private Check size() {
        VideoDescription source = original.description();
        VideoDescription result = processed.description();
        String actual = "%dx%d".formatted(result.width(), result.height());
        return new Check(
                "picture size",
                sameSize,
                sameSize ? actual : "%s, not %dx%d".formatted(actual, source.width(), source.height()));
    }

    @Override
    public void close() {
        converter.close();
        if (converted != null) {
            converted.close();
        }
    }
}
