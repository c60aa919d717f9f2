package dev.roadmask.cli;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.evaluation.BaselineSegmenter;
import dev.roadmask.evaluation.HogSvmSegmenter;
import dev.roadmask.evaluation.MeanShiftSegmenter;
import dev.roadmask.evaluation.Segmenter;
import dev.roadmask.evaluation.VehicleShare;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which way of segmenting is scored, and what the network's rivals need. */
final class MethodOptions {
    private static final long DEFAULT_SEED = 1;

    enum Method {
        MODEL,
        HOG_SVM,
        MEAN_SHIFT,
        BASELINE;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Takes the names as they are typed only; picocli's own conversion would take and list HOG_SVM too. */
    static final class MethodName implements ITypeConverter<Method> {
        @Override
        public Method convert(String text) {
            return Arrays.stream(Method.values())
                    .filter(method -> method.toString().equals(text))
                    .findAny()
                    .orElseThrow(() ->
                            new TypeConversionException("must be model, hog-svm, mean-shift or baseline: " + text));
        }
    }

    @Option(
            names = "--method",
            converter = MethodName.class,
            paramLabel = "model|hog-svm|mean-shift|baseline",
            description = "What is scored: the network, or a traditional rival (model).")
    private Method method = Method.MODEL;

    @Option(
            names = "--patches",
            paramLabel = "DIR",
            description =
                    "What hog-svm learns from: vehicles/ and non-vehicles/ with patches of 64x64, or sheets of them.")
    private Path patches;

    @Option(names = "--seed", paramLabel = "N", description = "Of the baseline's random pixels (1).")
    private Long seed;

    boolean isModel() {
        return method == Method.MODEL;
    }

    /** Refuses what doesn't go together, before any work is done. */
    void check(ModelOptions model) throws UsageException {
        if (method == Method.HOG_SVM && patches == null) {
            throw new UsageException(
                    "--method hog-svm needs --patches DIR, a folder with vehicles/ and non-vehicles/ to learn from");
        }
        if (method != Method.HOG_SVM && patches != null) {
            throw new UsageException("--patches is for --method hog-svm, not for --method " + method);
        }
        if (method != Method.BASELINE && seed != null) {
            throw new UsageException("--seed is for --method baseline, not for --method " + method);
        }
        if (!isModel()) {
            model.requireNone(method.toString());
        }
    }

    /** Makes the rival; the caller closes it. */
    Segmenter rival(DatasetSplits splits) throws DatasetException {
        return switch (method) {
            case HOG_SVM -> HogSvmSegmenter.learn(patches);
            case MEAN_SHIFT -> new MeanShiftSegmenter();
            case BASELINE -> baseline(splits);
            case MODEL -> throw new IllegalStateException("the network is no rival of its own");
        };
    }

    private Segmenter baseline(DatasetSplits splits) throws DatasetException {
        Dataset source = splits.training();
        String share =
                splits.validation().isPresent() ? "vehicle share of the training part" : "the set's own vehicle share";
        return new BaselineSegmenter(VehicleShare.mean(source), share, seed == null ? DEFAULT_SEED : seed);
    }
}
