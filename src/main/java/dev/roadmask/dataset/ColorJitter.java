package dev.roadmask.dataset;

import static dev.roadmask.dataset.Augmenter.symmetric;
import static org.bytedeco.opencv.global.opencv_core.CV_16SC3;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.randn;
import static org.bytedeco.opencv.global.opencv_core.setRNGSeed;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Changes a picture the way cameras, weather and codecs do; pixels stay where they are. */
final class ColorJitter {
    private static final double GREATEST_BLUR_SIGMA = 1.6;
    private static final double GREATEST_NOISE = 14;
    private static final int LEAST_JPEG_QUALITY = 25;

    private final Augmentation ranges;

    ColorJitter(Augmentation ranges) {
        this.ranges = ranges;
    }

    /** In place, on RGB. */
    void apply(Mat picture, SplittableRandom random) {
        tone(picture, random);
        saturate(picture, random);
        if (random.nextDouble() < ranges.degradation()) {
            blur(picture, random);
        }
        if (random.nextDouble() < ranges.degradation()) {
            addNoise(picture, random);
        }
        if (random.nextDouble() < ranges.degradation()) {
            compress(picture, random);
        }
    }

    /** Gamma, contrast around middle gray, brightness and a gain for each channel, in one table. */
    private void tone(Mat picture, SplittableRandom random) {
        double gamma = Math.exp(symmetric(random, ranges.contrast()));
        double contrast = Math.exp(symmetric(random, ranges.contrast()));
        double brightness = symmetric(random, ranges.brightness());
        byte[] table = new byte[3 * 256];
        for (int channel = 0; channel < 3; channel++) {
            double gain = Math.exp(symmetric(random, ranges.whiteBalance()));
            for (int value = 0; value < 256; value++) {
                double level = Math.pow(value / 255.0, gamma) * gain;
                level = (level - 0.5) * contrast + 0.5 + brightness;
                table[3 * value + channel] = (byte) Math.round(255 * Math.min(1, Math.max(0, level)));
            }
        }
        try (BytePointer data = new BytePointer(table);
                Mat lut = new Mat(1, 256, CV_8UC3, data)) {
            LUT(picture, lut, picture);
        }
    }

    private void saturate(Mat picture, SplittableRandom random) {
        double saturation = 1 + symmetric(random, ranges.saturation());
        try (Mat gray = new Mat();
                Mat grayRgb = new Mat()) {
            cvtColor(picture, gray, COLOR_RGB2GRAY);
            cvtColor(gray, grayRgb, COLOR_GRAY2RGB);
            addWeighted(picture, saturation, grayRgb, 1 - saturation, 0, picture);
        }
    }

    private static void blur(Mat picture, SplittableRandom random) {
        double sigma = 0.3 + random.nextDouble() * (GREATEST_BLUR_SIGMA - 0.3);
        try (Size automatic = new Size(0, 0)) {
            GaussianBlur(picture, picture, automatic, sigma);
        }
    }

    private static void addNoise(Mat picture, SplittableRandom random) {
        setRNGSeed(random.nextInt());
        double deviation = 1 + random.nextDouble() * GREATEST_NOISE;
        try (Mat noise = new Mat(picture.rows(), picture.cols(), CV_16SC3);
                Mat zero = new Mat(1, 1, CV_64F, Scalar.all(0));
                Mat spread = new Mat(1, 1, CV_64F, Scalar.all(deviation));
                Mat none = new Mat()) {
            randn(noise, zero, spread);
            add(picture, noise, picture, none, picture.depth());
        }
    }

    private static void compress(Mat picture, SplittableRandom random) {
        int quality = random.nextInt(LEAST_JPEG_QUALITY, 90);
        try (BytePointer encoded = new BytePointer();
                IntPointer settings = new IntPointer(IMWRITE_JPEG_QUALITY, quality)) {
            imencode(".jpg", picture, encoded, settings);
            try (Mat bytes = new Mat(encoded);
                    Mat decoded = imdecode(bytes, IMREAD_COLOR)) {
                decoded.copyTo(picture);
            }
        }
    }
}
