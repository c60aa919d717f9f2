package dev.roadmask.export;

import dev.roadmask.training.TrainingOptions;
import dev.roadmask.training.TrainingState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the model file says of itself, in the keys of schema 1. */
final class Metadata {
    private static final String CLASSES = "vehicle";

    private Metadata() {}

    static Map<String, String> of(TrainingState state, double threshold, LocalDate trained) {
        TrainingOptions options = state.options();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("roadmask.schema", "1");
        metadata.put("roadmask.classes", CLASSES);
        metadata.put("roadmask.threshold", Double.toString(threshold));
        metadata.put(
                "roadmask.pixels", Integer.toString(options.config().input().pixels()));
        metadata.put(
                "roadmask.stride", Integer.toString(options.config().network().stride()));
        metadata.put("roadmask.training", JsonMapper.shared().writeValueAsString(training(state, trained)));
        return metadata;
    }

    private static Map<String, Object> training(TrainingState state, LocalDate trained) {
        TrainingOptions options = state.options();
        TrainingState.Epoch best = state.best();
        Map<String, Object> training = new LinkedHashMap<>();
        training.put("datasets", datasets(options));
        training.put("network", options.config().network());
        if (state.startedFrom() != null) {
            training.put("startedFrom", state.startedFrom());
        }
        training.put("epochs", state.epochs());
        training.put("minutes", Math.round(state.elapsedSeconds() / 60));
        training.put("seed", options.config().seed());
        if (!Double.isNaN(best.validationIou())) {
            training.put("validation", validation(best));
        }
        training.put("date", trained.toString());
        return training;
    }

    private static List<Map<String, Object>> datasets(TrainingOptions options) {
        List<Map<String, Object>> datasets = new ArrayList<>();
        for (int i = 0; i < options.datasets().size(); i++) {
            String name = Path.of(options.datasets().get(i)).getFileName().toString();
            datasets.add(Map.of(
                    "name", name, "picturesPerEpoch", options.picturesPerEpoch().get(i)));
        }
        return datasets;
    }

    private static Map<String, Object> validation(TrainingState.Epoch best) {
        Map<String, Object> validation = new LinkedHashMap<>();
        validation.put("datasetIou", Math.round(1e4 * best.validationIou()) / 1e4);
        validation.put("epoch", best.epoch());
        validation.put("set", "the validation split of the first data set that has one");
        validation.put("how", "sum of intersections / sum of unions, threshold 0.5, at the labels' resolution");
        return validation;
    }
}
