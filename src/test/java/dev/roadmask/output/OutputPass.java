package dev.roadmask.output;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.mask.Zones;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.Admission;
import dev.roadmask.pipeline.FrameSource;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole pass over a clip into outputs of this room, by the real pipeline and the tiny model. */
final class OutputPass implements AutoCloseable {
    static final MaskRule RULE = MaskRule.withThreshold(0.5).with(Steadiness.OFF);

    final VideoReader reader;
    final OutputContext context;
    final Outputs outputs;
    private final SegmentationModel model;

    OutputPass(Path folder, Path clip, OutputPlan plan, boolean overwrite) throws Exception {
        this(folder, clip, plan, overwrite, TinyModel.red());
    }

    OutputPass(Path folder, Path clip, OutputPlan plan, boolean overwrite, TinyModel tiny) throws Exception {
        reader = VideoReader.open(clip);
        context = new OutputContext(reader, provenance("film"), Zones.none(), overwrite);
        try {
            outputs = Outputs.open(plan, context, sidecar(folder));
        } catch (Exception failure) {
            reader.close();
            throw failure;
        }
        model = SegmentationModel.open(tiny.write(folder.resolve("tiny.onnx")), Device.CPU, 1);
    }

    static Path sidecar(Path folder) {
        return folder.resolve("film.provenance.json");
    }

    static Provenance provenance(String sourceSha256) {
        return new Provenance(
                "1.0",
                List.of("film.mkv"),
                sourceSha256,
                "tiny.onnx",
                "model",
                Map.of("threshold", 0.5),
                "1/1000",
                320,
                180);
    }

    /** One of each kind. */
    static OutputPlan all(Path folder) {
        return new OutputPlan(
                Optional.of(folder.resolve("masks")),
                false,
                Optional.of(folder.resolve("masks.mkv")),
                Optional.of(folder.resolve("coco.json")),
                Optional.of(new PolygonPlan(folder.resolve("polygons.json"), 0)),
                Optional.of(folder.resolve("labels")),
                Optional.of(folder.resolve("frames.csv")),
                1);
    }

    /** Any of them may be null. */
    static OutputPlan plan(Path png, Path maskVideo, Path csv) {
        return new OutputPlan(
                Optional.ofNullable(png),
                false,
                Optional.ofNullable(maskVideo),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(csv),
                1);
    }

    /** Runs into the outputs, and before them into others. */
    RunReport run(Sink... others) throws Exception {
        try (SegmentationPipeline pipeline = pipeline(RULE, others)) {
            return pipeline.run();
        }
    }

    SegmentationPipeline pipeline(MaskRule rule, Sink... others) throws Exception {
        List<Sink> sinks = new ArrayList<>(List.of(others));
        sinks.addAll(outputs.sinks());
        return SegmentationPipeline.open(new PipelinePlan(
                FrameSource.of(reader),
                model,
                1,
                () -> rule,
                Optional.empty(),
                sinks,
                PipelinePlan.FILE_RING,
                Admission.SLOT_FREE,
                0,
                Progress.NONE));
    }

    @Override
    public void close() {
        outputs.close();
        model.close();
        reader.close();
    }
}
