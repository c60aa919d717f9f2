package dev.roadmask.export;

import java.nio.file.Path;

/**
 * What an export did.
 *
 * @param file the model file
 * @param bytes its size
 * @param parity how far ONNX Runtime and libtorch lie apart
 */
public record ExportReport(Path file, long bytes, Parity parity) {
    /**
     * A comparison.
     *
     * @param pictures compared
     * @param greatestDifference of any output pixel's probability
     */
    public record Parity(int pictures, double greatestDifference) {}
}
