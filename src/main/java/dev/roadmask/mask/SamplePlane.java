package dev.roadmask.mask;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The samples of one component (Y, Cb or Cr) in a buffer, planar or interleaved with others. The sample at (x, y) lies
 * at byte {@code offset + y * rowStride + x * pixelStride}; its value is {@code stored >> shift}. Samples of more than
 * 8 bits take two bytes in the buffer's own byte order.
 *
 * @param samples the buffer; borrowed for as long as the record is used
 * @param offset byte of the first sample
 * @param rowStride bytes from a row to the next
 * @param pixelStride bytes from a sample to the next
 * @param width of the component's own grid, in samples
 * @param height of the component's own grid, in samples
 * @param bitDepth bits of a value, 8 to 16
 * @param shift bits to the right of the value in the stored sample; 6 in P010
 */
public record SamplePlane(
        ByteBuffer samples,
        int offset,
        int rowStride,
        int pixelStride,
        int width,
        int height,
        int bitDepth,
        int shift) {
    public SamplePlane {
        Objects.requireNonNull(samples, "samples");
        Sizes.requirePositive("plane", width, height);
        if (bitDepth < 8 || bitDepth > 16) {
            throw new IllegalArgumentException("bitDepth must lie in [8, 16]: bitDepth=" + bitDepth);
        }
        int sampleBytes = bitDepth == 8 && shift == 0 ? 1 : 2;
        if (shift < 0 || bitDepth + shift > 8 * sampleBytes) {
            throw new IllegalArgumentException("a sample must fit two bytes: bitDepth=" + bitDepth + " shift=" + shift);
        }
        if (offset < 0 || pixelStride < sampleBytes || rowStride < (width - 1) * pixelStride + sampleBytes) {
            throw new IllegalArgumentException("samples must not overlap: offset=" + offset + " rowStride=" + rowStride
                    + " pixelStride=" + pixelStride + " width=" + width);
        }
        long end = offset + (height - 1L) * rowStride + (width - 1L) * pixelStride + sampleBytes;
        if (end > samples.capacity()) {
            throw new IllegalArgumentException(
                    "the last sample must lie in the buffer: end=" + end + " capacity=" + samples.capacity());
        }
    }

    /** Value of a sample. */
    public int get(int x, int y) {
        int at = offset + y * rowStride + x * pixelStride;
        return isByte() ? samples.get(at) & 0xff : (samples.getShort(at) & 0xffff) >> shift;
    }

    /** Sets the value of a sample. */
    public void set(int x, int y, int value) {
        int at = offset + y * rowStride + x * pixelStride;
        if (isByte()) {
            samples.put(at, (byte) value);
        } else {
            samples.putShort(at, (short) (value << shift));
        }
    }

    /**
     * Replaces the samples {@code [from, to)} of a row by what a table of all values holds for them.
     *
     * @param line scratch of at least {@code width} bytes
     */
    void map(int y, int from, int to, char[] table, byte[] line) {
        int at = offset + y * rowStride + from * pixelStride;
        if (!isByte()) {
            mapShorts(at, to - from, table);
        } else if (pixelStride == 1) {
            mapLine(at, to - from, table, line);
        } else {
            mapBytes(at, to - from, table);
        }
    }

    /** Through an array and back: a third faster than by single bytes, each of which the buffer would check twice. */
    private void mapLine(int at, int count, char[] table, byte[] line) {
        samples.get(at, line, 0, count);
        for (int i = 0; i < count; i++) {
            line[i] = (byte) table[line[i] & 0xff];
        }
        samples.put(at, line, 0, count);
    }

    private void mapBytes(int at, int count, char[] table) {
        for (int i = 0; i < count; i++) {
            int index = at + i * pixelStride;
            samples.put(index, (byte) table[samples.get(index) & 0xff]);
        }
    }

    private void mapShorts(int at, int count, char[] table) {
        for (int i = 0; i < count; i++) {
            int index = at + i * pixelStride;
            // Stray bits above the value, which a broken stream may have, must not lead outside of the table.
            int value = ((samples.getShort(index) & 0xffff) >> shift) & (table.length - 1);
            samples.putShort(index, (short) (table[value] << shift));
        }
    }

    /** Copies the samples {@code [from, to)} of a row from another plane of the same grid and bit depth. */
    void copy(int y, int from, int to, SamplePlane other) {
        int sampleBytes = isByte() ? 1 : 2;
        if (pixelStride == sampleBytes && other.pixelStride == sampleBytes && shift == other.shift) {
            int at = offset + y * rowStride + from * pixelStride;
            int source = other.offset + y * other.rowStride + from * pixelStride;
            samples.put(at, other.samples, source, (to - from) * sampleBytes);
            return;
        }
        for (int x = from; x < to; x++) {
            set(x, y, other.get(x, y));
        }
    }

    private boolean isByte() {
        return bitDepth == 8 && shift == 0;
    }
}
