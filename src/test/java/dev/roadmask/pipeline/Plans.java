package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.VideoSource;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What most tests run: masks painted on every picture, and written again as video. */
public final class Plans {
    private Plans() {}

    /** Into one file, going on where its writer does. */
    public static PipelinePlan annotate(
            VideoSource reader,
            SegmentationModel model,
            int inferThreads,
            MaskRule rule,
            PaintStyle style,
            VideoWriter writer,
            Path file) {
        Painting painting = Painting.of(style, writer::allocatePicture);
        List<Sink> sinks = List.of(new EncodeSink(writer, file));
        return PipelinePlan.ofFile(reader, model, inferThreads, rule, Optional.of(painting), sinks)
                .withKeptFrames(writer.framesKept());
    }
}
