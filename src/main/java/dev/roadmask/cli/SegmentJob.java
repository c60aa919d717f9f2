package dev.roadmask.cli;

import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Zones;
import dev.roadmask.model.ModelException;
import dev.roadmask.output.OutputException;
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
import java.util.Optional;

/**
 * One pass over one film, as {@code segment} and {@code masks} do it once or many times.
 *
 * @param inputs a video file, or the clips that are joined into one film
 * @param destination what is made of it
 * @param settings shared by all jobs of a call
 */
record SegmentJob(List<Path> inputs, Destination destination, SegmentSettings settings) {
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

    /** The first of the inputs, which names the job. */
    Path input() {
        return inputs.get(0);
    }

    /**
     * Runs to the end, or until it is interrupted; {@link RunReport#interrupted} tells.
     *
     * @throws VideoException if input or video will not do
     * @throws OutputException if another output will not do
     * @throws UsageException if a zone lies outside the picture, or a part is of another job
     * @throws ModelException if there is no memory for the network
     * @throws CutShortException if the run failed midway and left something
     * @throws PipelineException if it failed with nothing left, or because of its input
     * @throws IOException if the record of the run cannot be written
     */
    RunReport run(Interruption interruption, Listener listener) throws Exception {
        try (VideoSource reader = open();
                FilmSinks sinks = openSinks(reader)) {
            return run(reader, sinks, interruption, listener);
        } catch (PipelineException failure) {
            List<Path> parts = destination.parts();
            boolean told = !destination.isResumable() || ExitCode.of(failure) == ExitCode.FAILED;
            throw told && !parts.isEmpty() ? new CutShortException(failure, parts, destination.isResumable()) : failure;
        } finally {
            if (destination.video().isPresent() && Files.notExists(part())) {
                Files.deleteIfExists(RunRecord.fileFor(video()));
            }
        }
    }

    private Path video() {
        return destination.video().orElseThrow();
    }

    private Path part() {
        return Destination.part(video());
    }

    private VideoSource open() throws VideoException {
        return inputs.size() == 1
                ? VideoReader.open(input(), settings.reader())
                : JoinedReader.open(inputs, settings.reader());
    }

    private FilmSinks openSinks(VideoSource reader) throws Exception {
        requireZonesInside(reader.description());
        if (destination.video().isEmpty()) {
            return FilmSinks.open(this, reader, Optional.empty());
        }
        RunRecord record = RunRecord.of(inputs, settings);
        FilmSinks sinks = FilmSinks.open(this, reader, Optional.of(openWriter(reader, record)));
        try {
            record.write(video());
            return sinks;
        } catch (IOException | RuntimeException failure) {
            sinks.close();
            throw failure;
        }
    }

    private void requireZonesInside(VideoDescription video) throws UsageException {
        Zones zones = settings.rule().zones();
        try {
            zones.requireInside(video.shownWidth(), video.shownHeight());
        } catch (IllegalArgumentException outside) {
            throw new UsageException(outside.getMessage());
        }
    }

    private VideoWriter openWriter(VideoSource reader, RunRecord record)
            throws VideoException, IOException, UsageException {
        boolean goesOn = settings.resume() && Files.exists(part());
        if (goesOn && !isNegligible()) {
            record.requireSame(video());
        }
        return goesOn
                ? VideoWriter.resume(video(), reader, settings.encoder())
                : VideoWriter.create(video(), reader, settings.encoder());
    }

    private boolean isNegligible() throws IOException {
        return Files.notExists(RunRecord.fileFor(video())) && Files.size(part()) < NEGLIGIBLE_BYTES;
    }

    private RunReport run(VideoSource reader, FilmSinks sinks, Interruption interruption, Listener listener)
            throws VideoException, ModelException, PipelineException {
        int told = warn(sinks, 0, listener);
        RunReport report = run(plan(reader, sinks, listener), interruption, listener);
        warn(sinks, told, listener);
        reader.warnings().forEach(listener::warns);
        reader.damage().lines().forEach(listener::warns);
        if (report.cutRegions() > 0) {
            listener.warns(String.format(
                    Locale.ROOT,
                    "%,d regions beyond the %,d largest of their frames are in no mask",
                    report.cutRegions(),
                    Regions.MOST));
        }
        return report;
    }

    private PipelinePlan plan(VideoSource reader, FilmSinks sinks, Listener listener) {
        return PipelinePlan.ofFile(
                        reader,
                        settings.model(),
                        settings.parallelism().inferThreads(),
                        settings.rule(),
                        sinks.painting(),
                        sinks.sinks())
                .withKeptFrames(sinks.framesKept())
                .withProgress(listener.begins(reader.description()));
    }

    /** Passes on warnings from one on; more may come while it writes. */
    private static int warn(FilmSinks sinks, int from, Listener listener) {
        List<String> warnings = sinks.warnings();
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
