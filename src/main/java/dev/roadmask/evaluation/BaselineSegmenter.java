package dev.roadmask.evaluation;

import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Calls each pixel vehicle with the same chance, whatever is in the picture: what any method has to beat. For a rate p
 * on pictures of which a share c is vehicle, the IoU to expect is {@code p c / (p + c - p c)}.
 */
public final class BaselineSegmenter implements Segmenter {
    private final double rate;
    private final String rateSource;
    private final long seed;
    private final SplittableRandom random;
    private ByteBuffer values = ByteBuffer.allocate(0);
    private int width;
    private int height;

    /**
     * @param rate share of pixels to call vehicle, in [0, 1]
     * @param rateSource where the rate comes from, for people
     * @param seed of the random numbers, which run on from picture to picture
     */
    public BaselineSegmenter(double rate, String rateSource, long seed) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must lie in [0, 1]: rate=" + rate);
        }
        this.rate = rate;
        this.rateSource = rateSource;
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    @Override
    public String method() {
        return "baseline";
    }

    @Override
    public String model() {
        return String.format(Locale.ROOT, "random pixels at a rate of %.4f (%s), seed %d", rate, rateSource, seed);
    }

    @Override
    public void load(LabelledPicture picture, Example example) {
        width = example.width();
        height = example.height();
        if (values.capacity() < width * height) {
            values = ByteBuffer.allocate(width * height);
        }
    }

    @Override
    public ProbabilityMap segment() {
        for (int i = 0; i < width * height; i++) {
            values.put(i, random.nextDouble() < rate ? ProbabilityMap.VEHICLE : ProbabilityMap.BACKGROUND);
        }
        return new ProbabilityMap(width, height, values);
    }

    @Override
    public void close() {
        // Nothing native here.
    }
}
