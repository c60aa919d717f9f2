package dev.roadmask.dataset;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pictures and targets of one training step, in direct memory that the loader fills again after the batch is given
 * back.
 *
 * @param size N, pictures
 * @param width W, pixels
 * @param height H, pixels
 * @param pictures (N, H, W, 3) uint8, RGB
 * @param truth (N, H, W) uint8: the truth of {@link dev.roadmask.mask.Overlap}
 * @param classes (N, H, W) uint8: channel of the auxiliary head, 255 ignored
 * @param names of the N picture files
 */
public record Batch(
        int size,
        int width,
        int height,
        ByteBuffer pictures,
        ByteBuffer truth,
        ByteBuffer classes,
        List<String> names) {
    /** An empty batch with memory of its own. */
    public static Batch allocate(int size, int width, int height) {
        int pixels = size * width * height;
        return new Batch(
                size,
                width,
                height,
                ByteBuffer.allocateDirect(3 * pixels),
                ByteBuffer.allocateDirect(pixels),
                ByteBuffer.allocateDirect(pixels),
                new ArrayList<>(Collections.nCopies(size, "")));
    }
}
