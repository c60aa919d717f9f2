package dev.roadmask.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.training.TinyTraining;
import dev.roadmask.training.Trainer;
import dev.roadmask.training.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ModelExportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"true, bilinear, true, 2", "false, transposed, false, 1", "false, transposed, true, 1"})
    void theFileComputesWhatLibtorchComputes(String stem, String upsampling, String batchNorm, int stride)
            throws Exception {
        TrainingData data =
                TrainingData.open(List.of(MaskFolders.writeSplit(folder.resolve("set"), 8, 3, 64, 64)), List.of(), 5);
        TrainingConfig config = TinyTraining.text(3)
                .with("network.stem", stem)
                .with("network.upsampling", upsampling)
                .with("network.batchNorm", batchNorm)
                .with("network.dropout", "0.1")
                .toConfig();
        new Trainer(data.mix(), data.validation(), folder, TinyTraining.SILENT)
                .begin(TinyTraining.options(data, config), Optional.empty());
        Path file = folder.resolve("model.onnx");
        ExportReport report = ModelExport.export(
                folder.resolve("best.pt"),
                file,
                0.7,
                data.validation().orElseThrow().pictures());
        assertEquals(3, report.parity().pictures());
        assertTrue(report.parity().greatestDifference() <= ModelExport.GREATEST_DIFFERENCE);
        assertEquals(Files.size(file), report.bytes());
        try (SegmentationModel model = SegmentationModel.open(file, Device.CPU, 1)) {
            assertEquals(stride, model.card().stride());
            assertEquals(List.of("vehicle"), model.card().classes());
            assertEquals(4096, model.card().pixels());
            assertEquals(0.7, model.card().threshold());
            assertTrue(
                    model.card().training().contains("\"datasetIou\""),
                    model.card().training());
        }
    }
}
