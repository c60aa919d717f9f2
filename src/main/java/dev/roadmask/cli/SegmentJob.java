package dev.roadmask.cli;

import dev.roadmask.model.ModelException;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One input made into one output, as {@code segment} does once or many times.
 *
 * @param input video file
 * @param output by its extension mp4, mov or mkv
 * @param settings shared by all jobs of a call
 */
record SegmentJob(Path input, Path output, SegmentSettings settings) {
    /** Who is told what happens; called on the thread that runs the job, and its {@link Progress} on a stage's. */
    interface Listener {
        /** The input is open: how it is going to be told about frames. */
        Progress begins(VideoDescription video);

        /** Something could not be kept as it was, in one line. */
        void warns(String warning);

        /** For the curious, in one line. */
        void explains(String detail);
    }

    /**
     * Runs to the end, or until it is interrupted; {@link RunReport#interrupted} tells.
     *
     * @throws VideoException if input or output will not do
     * @throws ModelException if there is no memory for the network
     * @throws PipelineException if the run failed midway; what was done is kept as a part
     */
    RunReport run(Interruption interruption, Listener listener)
            throws VideoException, ModelException, PipelineException {
        try (VideoReader reader = VideoReader.open(input, settings.reader());
                VideoWriter writer = VideoWriter.create(output, reader, settings.encoder())) {
            int told = warn(writer, 0, listener);
            PipelinePlan plan = PipelinePlan.annotate(
                            reader,
                            settings.model(),
                            settings.parallelism().inferThreads(),
                            settings.style(),
                            writer,
                            output)
                    .withProgress(listener.begins(reader.description()));
            RunReport report = run(plan, interruption, listener);
            warn(writer, told, listener);
            reader.damage().lines().forEach(listener::warns);
            return report;
        }
    }

    /** Passes on the writer's warnings from one on; more may come while it writes. */
    private static int warn(VideoWriter writer, int from, Listener listener) {
        List<String> warnings = writer.warnings();
        warnings.subList(from, warnings.size()).forEach(listener::warns);
        return warnings.size();
    }

    private static RunReport run(PipelinePlan plan, Interruption interruption, Listener listener)
            throws VideoException, ModelException, PipelineException {
        try (SegmentationPipeline pipeline = SegmentationPipeline.open(plan)) {
            listener.explains(String.format(
                    Locale.ROOT,
                    "%s; input %s; %d slots of %.1f MB",
                    plan.model().deviceNote(),
                    pipeline.inputSize(),
                    pipeline.slots(),
                    pipeline.bytesPerSlot() / 1e6));
            interruption.calls(pipeline::cancel);
            return pipeline.run();
        }
    }
}
