package dev.roadmask.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this processor can do that training has use for. */
public final class CpuFeatures {
    private static final Path LINUX_CPU_INFO = Path.of("/proc/cpuinfo");

    private CpuFeatures() {}

    /**
     * Whether the processor multiplies bfloat16 natively. Emulated it is slower than float, so where nothing tells (not
     * Linux), the answer is no.
     */
    public static boolean hasBf16() {
        try {
            String info = Files.readString(LINUX_CPU_INFO);
            return info.contains("avx512_bf16") || info.contains("amx_bf16") || info.contains(" bf16");
        } catch (IOException e) {
            return false;
        }
    }
}
