package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small parts that count, time and remember. */
class RunFiguresTest {
    @Test
    void aTimerMeasuresWallAndCpu() throws Exception {
        StageTimings timings = new StageTimings();
        StageTimer sleeping = timings.timer("sleep");
        StageTimer busy = timings.timer("work");
        sleeping.start();
        Thread.sleep(20);
        sleeping.stop();
        busy.start();
        for (long end = System.nanoTime() + 20_000_000; System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
        busy.stop();
        Map<String, StageTiming> results = timings.results();
        assertEquals(List.of("sleep", "work"), List.copyOf(results.keySet()));
        StageTiming slept = results.get("sleep");
        assertEquals(1, slept.frames());
        assertTrue(slept.p50Ms() >= 19.9, slept.toString());
        assertTrue(slept.cpuMs() < 10, slept.toString());
        assertTrue(results.get("work").cpuMs() > 2, results.toString());
        assertEquals(slept.maxMs(), slept.p99Ms());
    }

    @Test
    void threadsThatTakeTurnsShareAPace() {
        StageTiming two = new StageTiming(10, 2, 30, 30, 30, 30, 30, 30);
        StageTiming one = new StageTiming(10, 1, 16, 16, 16, 16, 16, 16);
        assertEquals(15, two.paceMs());
        assertEquals("encode", StageTimings.bottleneck(Map.of("infer", two, "encode", one)));
    }

    @Test
    void aStageThatSawNoFrameTookNoTime() {
        StageTimings timings = new StageTimings();
        timings.timer("infer");
        timings.timer("infer");
        assertEquals(new StageTiming(0, 2, 0, 0, 0, 0, 0, 0), timings.results().get("infer"));
    }

    @Test
    void theLowestFailureStays() {
        FirstFailure failure = new FirstFailure();
        assertFalse(failure.isPresent());
        failure.record("infer", 8, new IOException("eight"));
        failure.record("paint", 5, new IOException("five"));
        failure.record("scale", 9, new IOException("nine"));
        failure.record("scale", 5, new IOException("five again"));
        PipelineException first = failure.get().orElseThrow();
        assertEquals("five (stage paint, frame 5)", first.getMessage());
        assertFalse(failure.stops(4));
        assertTrue(failure.stops(5));
        assertTrue(failure.stops(6));
    }

    @Test
    void coresAreSharedOut() {
        assertEquals(new Parallelism(1, 1), Parallelism.forCores(1));
        assertEquals(new Parallelism(2, 1), Parallelism.forCores(2));
        assertEquals(new Parallelism(4, 1), Parallelism.forCores(6));
        assertEquals(new Parallelism(4, 4), Parallelism.forCores(16));
        assertThrows(IllegalArgumentException.class, () -> new Parallelism(0, 1));
    }

    @Test
    void linuxTellsThePeakOfMemory() {
        if (System.getProperty("os.name").equals("Linux")) {
            assertTrue(RunMeter.peakMemoryMb().orElseThrow() > 20);
        }
    }
}
