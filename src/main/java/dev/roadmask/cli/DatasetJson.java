package dev.roadmask.cli;

import dev.roadmask.dataset.AreaHistogram;
import dev.roadmask.dataset.DatasetSurvey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A data set's description as a tree for JSON. Shares are of a picture, from 0 to 1. */
final class DatasetJson {
    private DatasetJson() {}

    static Map<String, Object> of(String name, Path folder, List<DatasetSurvey> surveys) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dataset", name);
        json.put("folder", folder.toString());
        json.put("training", part(surveys.get(0)));
        if (surveys.size() > 1) {
            json.put("validation", part(surveys.get(1)));
        }
        return json;
    }

    private static Map<String, Object> part(DatasetSurvey survey) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        survey.sizes().forEach((size, count) -> sizes.put(size.toString(), count));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pictures", survey.pictures());
        json.put("withoutVehicles", survey.withoutVehicles());
        json.put("sizes", sizes);
        json.put("labels", survey.labels().values());
        json.put("baseline", baseline(survey.baseline()));
        json.put("ignored", survey.ignored());
        json.put("objects", survey.areas().objects());
        json.put("medianArea", Reports.finite(survey.areas().median()));
        json.put("areas", survey.areas().bins().stream().map(DatasetJson::bin).toList());
        return json;
    }

    private static Map<String, Object> baseline(DatasetSurvey.Baseline baseline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", Reports.finite(baseline.mean()));
        json.put("least", Reports.finite(baseline.least()));
        json.put("greatest", Reports.finite(baseline.greatest()));
        return json;
    }

    private static Map<String, Object> bin(AreaHistogram.Bin bin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", bin.least());
        json.put("below", bin.below());
        json.put("objects", bin.objects());
        json.put("shareOfArea", bin.weight());
        return json;
    }

    /** JSON has no NaN. */
}
