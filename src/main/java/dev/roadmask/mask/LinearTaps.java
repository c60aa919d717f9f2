package dev.roadmask.mask;

/**
 * Where each position of a long axis falls on a short one: linear interpolation with half-pixel centres and clamped
 * edges, the rule of {@code torch.nn.functional.interpolate(mode="bilinear", align_corners=False)} and of ONNX
 * {@code Resize} with {@code half_pixel}.
 *
 * <p>Position {@code i} takes {@code (256 - fraction[i])} parts of {@code left[i]} and {@code fraction[i]} parts of
 * {@code right[i]}. Eight bits of fraction are enough: probabilities have eight themselves.
 */
final class LinearTaps {
    /** Bits of a fraction; {@code ONE} is the whole. */
    static final int BITS = 8;

    static final int ONE = 1 << BITS;

    final int[] left;
    final int[] right;
    final int[] fraction;

    LinearTaps(int sourceLength, int length) {
        left = new int[length];
        right = new int[length];
        fraction = new int[length];
        double scale = (double) sourceLength / length;
        for (int i = 0; i < length; i++) {
            set(i, (i + 0.5) * scale - 0.5, sourceLength - 1);
        }
    }

    private void set(int i, double position, int last) {
        double clamped = Math.max(0, Math.min(last, position));
        int whole = (int) clamped;
        int part = (int) Math.round((clamped - whole) * ONE);
        // A fraction that rounds up to the whole is the next position exactly.
        left[i] = part == ONE ? whole + 1 : whole;
        right[i] = Math.min(left[i] + 1, last);
        fraction[i] = part == ONE ? 0 : part;
    }
}
