package dev.roadmask.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.Dataset;
import dev.roadmask.dataset.MaskFolderDataset;
import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    @TempDir
    Path folder;

    @Test
    void aModelThatKnowsRedFindsRedBoxes() throws Exception {
        EvaluationReport report = score(0.5);
        assertEquals(4, report.images());
        // Input size is 96x96 for these pictures, so only the boxes' edges are blurred.
        assertTrue(report.overlap().iou() > 0.9, "overlap=" + report.overlap());
        assertTrue(report.meanImageIou() > 0.9, "meanImageIou=" + report.meanImageIou());
        assertEquals(4, report.bySize().get(ObjectSize.LARGE).regions());
        assertEquals(0, report.bySize().get(ObjectSize.SMALL).regions());
    }

    @Test
    void atThresholdZeroAllIsFoundAndPrecisionIsTheShareOfBoxes() throws Exception {
        EvaluationReport report = score(0);
        assertEquals(1, report.overlap().recall());
        assertEquals(4L * 96 * 96, report.overlap().predicted());
        assertEquals(1, report.bySize().get(ObjectSize.LARGE).recall());
    }

    @Test
    void ignoredPixelsAreLeftOut() throws Exception {
        Dataset dataset = boxes();
        Files.writeString(folder.resolve("dataset.json"), "{\"vehicle\":[8],\"ignore\":[0,3]}");
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1)) {
            EvaluationReport report = run(MaskFolderDataset.open(dataset.folder()), model, 0);
            assertEquals(1, report.overlap().iou());
        }
    }

    private Dataset boxes() throws Exception {
        return MaskFolderDataset.open(MaskFolders.write(folder, 4, 96, 96, 9));
    }

    private EvaluationReport score(double threshold) throws Exception {
        Dataset dataset = boxes();
        try (SegmentationModel model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1)) {
            return run(dataset, model, threshold);
        }
    }

    private static EvaluationReport run(Dataset dataset, SegmentationModel model, double threshold) throws Exception {
        try (Segmenter segmenter = new ModelSegmenter(model)) {
            return Evaluation.run(dataset, segmenter, threshold, done -> {});
        }
    }
}
