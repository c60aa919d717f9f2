package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32SC1;
import static org.bytedeco.opencv.global.opencv_ml.ROW_SAMPLE;

import dev.roadmask.dataset.DatasetException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.bytedeco.opencv.opencv_ml.SVM;

/**
 * What a linear support vector machine learnt from a folder with {@code vehicles/} and {@code non-vehicles/}.
 *
 * <p>Patches that follow one another are often the same car a moment later. So each kind is cut into 20 blocks of
 * successive patches, and every fifth block is held out whole.
 *
 * @param classifier what was learnt from the others
 * @param learnt patches learnt from, after thinning out
 * @param heldOut patches held out
 * @param accuracy share of the held-out patches told right, in [0, 1]
 */
record PatchTraining(LinearClassifier classifier, int learnt, int heldOut, double accuracy) {
    private static final int LEAST = 20;
    private static final int BLOCKS = 20;
    private static final int HOLD_OUT_EVERY = 5;
    /** Price of a patch on the wrong side; a small one, for a wide margin. */
    private static final double PRICE = 0.1;
    /** Of more than this every second, third ... is learnt from: neighbours are alike, and time grows with the square. */
    private static final int MOST_LEARNT = 6000;

    private static final int MOST_STEPS = 20_000;
    private static final double TOLERANCE = 1e-3;
    private static final int VEHICLE = 1;
    private static final int OTHER = -1;

    private record Sample(float[] features, int kind) {}

    /** Learns from a folder. */
    static PatchTraining of(Path folder, HogFeatures features) throws DatasetException {
        List<Sample> learnt = new ArrayList<>();
        List<Sample> heldOut = new ArrayList<>();
        share(read(folder, "vehicles", features), VEHICLE, learnt, heldOut);
        share(read(folder, "non-vehicles", features), OTHER, learnt, heldOut);
        learnt = thinned(learnt);
        LinearClassifier classifier = learn(learnt, features.length());
        long right = heldOut.stream()
                .filter(sample -> classifier.margin(sample.features) > 0 == (sample.kind == VEHICLE))
                .count();
        return new PatchTraining(classifier, learnt.size(), heldOut.size(), (double) right / heldOut.size());
    }

    private static List<float[]> read(Path folder, String kind, HogFeatures features) throws DatasetException {
        if (!Files.isDirectory(folder.resolve(kind))) {
            throw new DatasetException("cannot read patches %s: it has no %s/ (it needs vehicles/ and non-vehicles/)"
                    .formatted(folder, kind));
        }
        List<float[]> patches = Patches.read(folder.resolve(kind), features);
        if (patches.size() < LEAST) {
            throw new DatasetException("cannot learn from patches %s: %s/ holds %d, at least %d are needed"
                    .formatted(folder, kind, patches.size(), LEAST));
        }
        return patches;
    }

    private static void share(List<float[]> patches, int kind, List<Sample> learnt, List<Sample> heldOut) {
        for (int i = 0; i < patches.size(); i++) {
            int block = (int) ((long) i * BLOCKS / patches.size());
            List<Sample> part = block % HOLD_OUT_EVERY == HOLD_OUT_EVERY - 1 ? heldOut : learnt;
            part.add(new Sample(patches.get(i), kind));
        }
    }

    private static List<Sample> thinned(List<Sample> samples) {
        int every = (samples.size() + MOST_LEARNT - 1) / MOST_LEARNT;
        return IntStream.range(0, samples.size())
                .filter(i -> i % every == 0)
                .mapToObj(samples::get)
                .toList();
    }

    private static LinearClassifier learn(List<Sample> samples, int length) {
        try (Mat features = new Mat(samples.size(), length, CV_32FC1);
                Mat kinds = new Mat(samples.size(), 1, CV_32SC1);
                SVM machine = SVM.create();
                TermCriteria end = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, MOST_STEPS, TOLERANCE)) {
            FloatBuffer rows = features.createBuffer();
            IntBuffer labels = kinds.createBuffer();
            samples.forEach(sample -> {
                rows.put(sample.features);
                labels.put(sample.kind);
            });
            machine.setType(SVM.C_SVC);
            machine.setKernel(SVM.LINEAR);
            machine.setC(PRICE);
            machine.setTermCriteria(end);
            machine.train(features, ROW_SAMPLE, kinds);
            return plane(machine, length);
        }
    }

    /** OpenCV's function is positive on the side of the smaller label, the other vehicles. */
    private static LinearClassifier plane(SVM machine, int length) {
        try (Mat factors = new Mat();
                Mat indices = new Mat();
                Mat vectors = machine.getSupportVectors()) {
            double offset = machine.getDecisionFunction(0, factors, indices);
            // A linear machine's support vectors come summed up in one.
            FloatBuffer weights = vectors.createBuffer();
            float[] plane = new float[length + 1];
            for (int i = 0; i < length; i++) {
                plane[i] = -weights.get(i);
            }
            plane[length] = (float) offset;
            return new LinearClassifier(plane);
        }
    }
}
