package dev.roadmask.cli;

import dev.roadmask.training.ConfigText;
import dev.roadmask.training.Preset;
import dev.roadmask.training.TrainingConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code train} may be told about network, loss and schedule: a preset or a file, and single keys changed. */
final class ConfigOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Configuration to begin with, see below (${DEFAULT-VALUE}).")
    private String preset = Preset.REALTIME.toString();

    @Option(names = "--config", paramLabel = "FILE", description = "Begin with a configuration of your own instead.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Change one key, such as network.dropout=0.25; --print-config lists all.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--epochs", paramLabel = "N", description = "limits.epochs: end after so many.")
    private String epochs;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "limits.minutes: end after so many, resumed parts added; without --epochs the only limit.")
    private String minutes;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "limits.patience: end after so many epochs without a better IoU; 0: never.")
    private String patience;

    @Option(names = "--loss", paramLabel = "NAME", description = "objective.loss: iou, dice, bce, bce+iou or focal.")
    private String loss;

    @Option(names = "--base", paramLabel = "N", description = "network.baseWidth: channels of the first level.")
    private String baseWidth;

    @Option(names = "--levels", paramLabel = "N", description = "network.levels: resolutions.")
    private String levels;

    @Option(names = "--stem", negatable = true, description = "network.stem: a stride-2 convolution first.")
    private Boolean stem;

    @Option(
            names = "--up",
            paramLabel = "NAME",
            description = "network.upsampling: bilinear or transposed, the way up.")
    private String upsampling;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "input.width, input.height: size of a training picture.")
    private String size;

    @Option(
            names = "--pixels",
            paramLabel = "N",
            description = "input.pixels: budget of the input at validation and in the pipeline.")
    private String pixels;

    @Option(names = "--batch", paramLabel = "N", description = "optimizer.batchSize: pictures in a step.")
    private String batchSize;

    @Option(names = "--learning-rate", paramLabel = "R", description = "optimizer.learningRate: the highest.")
    private String learningRate;

    @Option(names = "--seed", paramLabel = "N", description = "seed: of weights, order and augmentation.")
    private String seed;

    @Option(names = "--precision", paramLabel = "NAME", description = "precision: auto, bf16 or fp32.")
    private String precision;

    @Option(names = "--print-config", description = "Print the configuration and end: a file for --config.")
    boolean print;

    TrainingConfig config() throws UsageException {
        ConfigText text = file.isPresent() ? ConfigText.read(file.get()) : ConfigText.of(Preset.named(preset));
        for (Map.Entry<String, String> change : keys().entrySet()) {
            text = text.with(change.getKey(), change.getValue());
        }
        return text.toConfig();
    }

    private Map<String, String> keys() throws UsageException {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("limits.epochs", epochs == null && minutes != null ? "0" : epochs);
        keys.put("limits.minutes", minutes);
        keys.put("limits.patience", patience);
        keys.put("objective.loss", loss);
        keys.put("network.baseWidth", baseWidth);
        keys.put("network.levels", levels);
        keys.put("network.stem", stem == null ? null : stem.toString());
        keys.put("network.upsampling", upsampling);
        if (size != null) {
            PixelSize pair = PixelSize.parse(size);
            keys.put("input.width", Integer.toString(pair.width()));
            keys.put("input.height", Integer.toString(pair.height()));
        }
        keys.put("input.pixels", pixels);
        keys.put("optimizer.batchSize", batchSize);
        keys.put("optimizer.learningRate", learningRate);
        keys.put("seed", seed);
        keys.put("precision", precision);
        keys.values().removeIf(value -> value == null);
        keys.putAll(changes);
        return keys;
    }
}
