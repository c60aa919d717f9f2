package dev.roadmask.cli;

import dev.roadmask.model.ModelException;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.JoinedReader;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoSource;
import dev.roadmask.video.VideoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * One film made into one output, as {@code segment} does once or many times.
 *
 * @param inputs a video file, or the clips that are joined into one film
 * @param output by its extension mp4, mov or mkv
 * @param settings shared by all jobs of a call
 */
record SegmentJob(List<Path> inputs, Path output, SegmentSettings settings) {
    /** A part shorter than this was torn before its first frame, maybe before its record was written. */
    private static final long NEGLIGIBLE_BYTES = 1 << 16;

    /** Who is told what happens; called on the thread that runs the job, and its {@link Progress} on a stage's. */
    interface Listener {
        /** The input is open: how it is going to be told about frames. */
        Progress begins(VideoDescription video);

        /** Something could not be kept as it was, in one line. */
        void warns(String warning);

        /** For the curious, in one line. */
        void explains(String detail);
    }

    /** Where the output grows, and what is left when it is cut short. */
    Path part() {
        return output.resolveSibling(output.getFileName() + ".part");
    }

    /**
     * Runs to the end, or until it is interrupted; {@link RunReport#interrupted} tells.
     *
     * @throws VideoException if input or output will not do
     * @throws UsageException if a part is of another job
     * @throws ModelException if there is no memory for the network
     * @throws CutShortException if the run failed midway for a reason that may go away; what was done is kept
     * @throws PipelineException if it failed because of its input, or with nothing done
     * @throws IOException if the record of the run cannot be written
     */
    RunReport run(Interruption interruption, Listener listener) throws Exception {
        try (VideoSource reader = open();
                VideoWriter writer = openWriter(reader)) {
            return run(reader, writer, interruption, listener);
        } catch (PipelineException failure) {
            boolean mayGoOn = Files.exists(part()) && ExitCode.of(failure) == ExitCode.FAILED;
            throw mayGoOn ? new CutShortException(failure, part()) : failure;
        } finally {
            if (Files.notExists(part())) {
                Files.deleteIfExists(RunRecord.fileFor(output));
            }
        }
    }

    private VideoWriter openWriter(VideoSource reader) throws VideoException, IOException, UsageException {
        RunRecord record = RunRecord.of(inputs, settings);
        boolean goesOn = settings.resume() && Files.exists(part());
        if (goesOn && !isNegligible()) {
            record.requireSame(output);
        }
        VideoWriter writer = goesOn
                ? VideoWriter.resume(output, reader, settings.encoder())
                : VideoWriter.create(output, reader, settings.encoder());
        try {
            record.write(output);
            return writer;
        } catch (IOException | RuntimeException failure) {
            writer.close();
            throw failure;
        }
    }

    private boolean isNegligible() throws IOException {
        return Files.notExists(RunRecord.fileFor(output)) && Files.size(part()) < NEGLIGIBLE_BYTES;
    }

    private RunReport run(VideoSource reader, VideoWriter writer, Interruption interruption, Listener listener)
            throws VideoException, ModelException, PipelineException {
        int told = warn(writer, 0, listener);
        PipelinePlan plan = PipelinePlan.annotate(
                        reader,
                        settings.model(),
                        settings.parallelism().inferThreads(),
                        settings.rule(),
                        settings.style(),
                        writer,
                        output)
                .withProgress(listener.begins(reader.description()));
        RunReport report = run(plan, interruption, listener);
        warn(writer, told, listener);
        reader.warnings().forEach(listener::warns);
        reader.damage().lines().forEach(listener::warns);
        return report;
    }

    private VideoSource open() throws VideoException {
        return inputs.size() == 1
                ? VideoReader.open(inputs.get(0), settings.reader())
                : JoinedReader.open(inputs, settings.reader());
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
