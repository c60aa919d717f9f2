package dev.roadmask.report;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelMap;
import dev.roadmask.evaluation.EvaluationReport;
import dev.roadmask.evaluation.EvaluationReport.PictureScore;
import dev.roadmask.model.ModelException;
import dev.roadmask.video.VideoException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The best, the median and the worst validation pictures with truth and prediction. */
final class PredictionSheet {
    private static final int EACH = 4;
    private static final int TILE_WIDTH = 320;

    private final ScoredRun run;
    private final List<PictureScore> ordered;

    PredictionSheet(ScoredRun run, EvaluationReport evaluation) {
        this.run = run;
        // Pictures where nothing was and nothing was found have no IoU.
        this.ordered = evaluation.pictures().stream()
                .filter(score -> !score.overlap().isEmpty())
                .sorted(Comparator.comparingDouble(score -> -score.overlap().iou()))
                .toList();
    }

    /** Groups of pictures for the template; none where so few were scored that they would be the same. */
    List<Map<String, Object>> groups() throws DatasetException, VideoException, ModelException {
        int each = Math.min(EACH, ordered.size() / 3);
        if (each == 0) {
            return List.of();
        }
        int middle = (ordered.size() - each) / 2;
        return List.of(
                group("Best pictures", ordered.subList(0, each)),
                group("Median pictures", ordered.subList(middle, middle + each)),
                group("Worst pictures", ordered.subList(ordered.size() - each, ordered.size())));
    }

    private Map<String, Object> group(String title, List<PictureScore> scores)
            throws DatasetException, VideoException, ModelException {
        List<Map<String, Object>> pictures = new ArrayList<>();
        for (PictureScore score : scores) {
            pictures.add(picture(score));
        }
        return Map.of("title", title, "pictures", pictures);
    }

    private Map<String, Object> picture(PictureScore score) throws DatasetException, VideoException, ModelException {
        try (Example example = score.picture().read();
                Example found = example.withLabels(run.mask(score.picture(), example))) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("name", score.picture().stem());
            values.put("iou", Figures.ratio(score.overlap().iou()));
            values.put("truth", base64(example.paintedJpeg(run.dataset().labels(), TILE_WIDTH)));
            values.put("found", base64(found.paintedJpeg(LabelMap.ANY_NON_ZERO, TILE_WIDTH)));
            return values;
        }
    }

    private static String base64(byte[] jpeg) {
        return Base64.getEncoder().encodeToString(jpeg);
    }
}
