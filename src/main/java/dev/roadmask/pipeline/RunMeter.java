package dev.roadmask.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Wall clock, CPU time of the process and its peak memory, from construction on. */
public final class RunMeter {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KIB_PER_MIB = 1024;

    private final long startedAt = System.nanoTime();
    private final long cpuAtStart = cpuNanos();

    /** Begins to measure. */
    public RunMeter() {}

    /** Wall clock seconds since the start. */
    public double seconds() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    /** CPU milliseconds since the start, of all threads, also those that no Java thread knows of. */
    public double cpuMs() {
        return (cpuNanos() - cpuAtStart) / 1e6;
    }

    private static long cpuNanos() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known
                ? Math.max(0, known.getProcessCpuTime())
                : 0;
    }

    /** The high-water mark of resident memory in MiB: native memory counts, which the JVM doesn't see. Linux only. */
    public static OptionalDouble peakMemoryMb() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst();
        } catch (IOException noSuchSystem) {
            return OptionalDouble.empty();
        }
    }
}
