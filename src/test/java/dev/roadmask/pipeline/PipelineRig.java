package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reader, tiny model and plan for the tests of this room; closes what it opened. */
final class PipelineRig implements AutoCloseable {
    static final MaskRule RULE = MaskRule.withThreshold(0.5).with(Steadiness.OFF);
    static final PaintStyle STYLE = new PaintStyle(PaintStyle.Look.TINT, 0x00d8ff, 0.5, true);

    final VideoReader reader;
    final SegmentationModel model;

    PipelineRig(Path folder, Path clip) throws Exception {
        // The reader first: a clip that is refused then leaves no model behind.
        reader = VideoReader.open(clip);
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
    }

    /** Painted on pictures of the clip's own kind, into the given sinks. */
    PipelinePlan plan(int inferThreads, Sink... sinks) {
        return plan(FrameSource.of(reader), inferThreads, sinks);
    }

    PipelinePlan plan(FrameSource source, int inferThreads, Sink... sinks) {
        Painting painting = Painting.of(
                STYLE,
                () -> Picture.allocate(
                        reader.description().width(),
                        reader.description().height(),
                        reader.description().pixelFormat()));
        return new PipelinePlan(
                source,
                model,
                inferThreads,
                () -> RULE,
                Optional.of(painting),
                List.of(sinks),
                PipelinePlan.FILE_RING,
                Admission.SLOT_FREE,
                0,
                Progress.NONE);
    }

    /** Names of the pipeline's threads that are alive. */
    static List<String> threadsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("roadmask-"))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        reader.close();
        model.close();
    }
}
