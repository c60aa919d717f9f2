package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C: the frames under way arrive, what was written is kept, the report says so. */
@Timeout(20)
class PipelineCancelTest {
    private static final int FRAMES = 200;

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void writeClip() throws VideoException {
        clip = RedBoxClip.write(folder, FRAMES);
    }

    @Test
    void cancellingFromAnotherThreadKeepsWhatWasDone() throws Exception {
        RecordingSink sink = new RecordingSink();
        AtomicReference<SegmentationPipeline> running = new AtomicReference<>();
        RunReport report = run(sink, running, () -> running.get().cancel());
        assertInterrupted(sink, report);
    }

    @Test
    void interruptingTheRunningThreadDoesTheSame() throws Exception {
        RecordingSink sink = new RecordingSink();
        Thread runner = Thread.currentThread();
        RunReport report = run(sink, new AtomicReference<>(), runner::interrupt);
        assertTrue(Thread.interrupted(), "the interrupt is handed on");
        assertInterrupted(sink, report);
    }

    @Test
    void cancellingBeforehandRunsNothing() throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(rig.plan(2, sink))) {
            pipeline.cancel();
            RunReport report = pipeline.run();
            assertEquals(0, report.frames().decoded());
            assertTrue(report.interrupted());
            assertTrue(sink.kept);
        }
    }

    @Test
    void theCutFileIsAPart() throws Exception {
        Path output = folder.resolve("cancelled.mkv");
        AtomicReference<SegmentationPipeline> running = new AtomicReference<>();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                VideoWriter writer = VideoWriter.create(output, rig.reader, RedBoxClip.lossless());
                SegmentationPipeline pipeline = SegmentationPipeline.open(Plans.annotate(
                                rig.reader, rig.model, 2, PipelineRig.RULE, PipelineRig.STYLE, writer, output)
                        .withProgress((frames, timestamp) -> running.get().cancel()))) {
            running.set(pipeline);
            RunReport report = pipeline.run();
            assertEquals(report.frames().decoded(), writer.framesWritten());
            assertEquals("ffv1", report.encoder().orElseThrow());
            assertEquals(output.toString(), report.output().orElseThrow());
        }
        assertTrue(Files.exists(folder.resolve("cancelled.mkv.part")));
        assertTrue(Files.notExists(output));
    }

    /** Runs, and does something when the thirtieth frame is done. */
    private static RunReport run(RecordingSink sink, AtomicReference<SegmentationPipeline> running, Runnable atThirty)
            throws Exception {
        Progress progress = (frames, timestamp) -> {
            if (frames == 30) {
                atThirty.run();
            }
        };
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline =
                        SegmentationPipeline.open(rig.plan(2, sink).withProgress(progress))) {
            running.set(pipeline);
            return pipeline.run();
        }
    }

    private static void assertInterrupted(RecordingSink sink, RunReport report) {
        assertTrue(report.interrupted());
        assertTrue(sink.kept);
        long frames = report.frames().decoded();
        // The ring holds eight, so no more than that were under way when the thirtieth was done.
        assertTrue(frames >= 30 && frames <= 40, "frames=" + frames);
        assertEquals(frames, sink.arrivals.size());
        assertEquals(List.of(), PipelineRig.threadsLeft());
    }
}
