package dev.roadmask.training;

/**
 * What a network costs, counted from its shape.
 *
 * @param parameters trained numbers, the auxiliary head left out, as it is dropped at export
 * @param flop floating point operations of one picture: two for each multiplication of a convolution, all else left out
 */
public record UNetCost(long parameters, long flop) {
    private static final UNetCost NOTHING = new UNetCost(0, 0);

    /**
     * Of a shape at an input size.
     *
     * @param width of the input, pixels
     * @param height of the input, pixels
     */
    public static UNetCost of(UNetShape shape, int width, int height) {
        long pixels = (long) width * height / shape.stride() / shape.stride();
        boolean norm = shape.batchNorm();
        UNetCost cost = shape.stem() ? brick(3, shape.baseWidth(), pixels, norm) : NOTHING;
        int channels = shape.stem() ? shape.baseWidth() : 3;
        for (int level = 0; level < shape.levels(); level++) {
            int own = shape.width(level);
            long here = pixels >> 2 * level;
            cost = cost.plus(brick(channels, own, here, norm)).plus(brick(own, own, here, norm));
            channels = own;
        }
        for (int level = shape.levels() - 2; level >= 0; level--) {
            int own = shape.width(level);
            long here = pixels >> 2 * level;
            cost = cost.plus(up(shape, own, here))
                    .plus(brick(2 * own, own, here, norm))
                    .plus(brick(own, own, here, norm));
        }
        return cost.plus(convolution(shape.baseWidth(), 1, 1, pixels, 1));
    }

    /** A 3x3 convolution with its norm, which has two numbers a channel, or with a bias. */
    private static UNetCost brick(int channelsIn, int channels, long pixels, boolean norm) {
        return convolution(channelsIn, channels, 9, pixels, norm ? 2 : 1);
    }

    /** The way up to so many pixels: 1x1 before bilinear works on a quarter; of 2x2 transposed, each pixel meets one. */
    private static UNetCost up(UNetShape shape, int channels, long pixels) {
        if (shape.upsampling() == UNetShape.Upsampling.BILINEAR) {
            return convolution(2 * channels, channels, 1, pixels / 4, 1);
        }
        UNetCost one = convolution(2 * channels, channels, 1, pixels, 1);
        return new UNetCost(4L * 2 * channels * channels + channels, one.flop);
    }

    private static UNetCost convolution(int channelsIn, int channels, int taps, long pixels, int extra) {
        long weights = (long) channelsIn * channels * taps;
        return new UNetCost(weights + (long) extra * channels, 2 * weights * pixels);
    }

    private UNetCost plus(UNetCost other) {
        return new UNetCost(parameters + other.parameters, flop + other.flop);
    }
}
