package dev.roadmask.export;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.Example;
import dev.roadmask.dataset.LabelledPicture;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelException;
import dev.roadmask.training.Checkpoint;
import dev.roadmask.training.TrainingException;
import dev.roadmask.training.TrainingState;
import dev.roadmask.training.UNet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;

/** Writes the model file of a checkpoint's averaged weights and proves that it computes what libtorch computes. */
public final class ModelExport {
    /** Two steps of 1/255: float rounding moves a value across one rounding border at most, twice is a bug. */
    static final double GREATEST_DIFFERENCE = 2 / 255.0;

    private static final int NOISE_PICTURES = 3;

    private ModelExport() {}

    /**
     * Exports one checkpoint. The file appears under its name only after the parity check.
     *
     * @param checkpoint of a training run
     * @param file to write, replaced if it exists
     * @param threshold of the hard mask, in [0, 1], for whoever runs the file
     * @param pictures for the parity check; if empty, it is done on random noise
     */
    public static ExportReport export(Path checkpoint, Path file, double threshold, List<LabelledPicture> pictures)
            throws ExportException, TrainingException, ModelException, DatasetException {
        TrainingState state = Checkpoint.readState(checkpoint);
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (PointerScope scope = new PointerScope()) {
            UNet network = Checkpoint.readAveraged(checkpoint);
            write(network, Metadata.of(state, threshold, trained(checkpoint)), unfinished);
            ExportReport.Parity parity =
                    prove(network, state.options().config().input().pixels(), unfinished, pictures);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return new ExportReport(file, Files.size(file), parity);
        } catch (IOException e) {
            throw new ExportException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void write(UNet network, Map<String, String> metadata, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            UNetGraph.of(network, metadata).writeTo(out);
        }
    }

    /** The day that the checkpoint was written: the same file exports to the same bytes on any day. */
    private static LocalDate trained(Path checkpoint) throws IOException {
        return Files.getLastModifiedTime(checkpoint)
                .toInstant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static ExportReport.Parity prove(UNet network, int pixelBudget, Path file, List<LabelledPicture> pictures)
            throws ExportException, ModelException, DatasetException {
        try (ParityCheck check = new ParityCheck(network, file)) {
            for (LabelledPicture picture : pictures) {
                try (Example example = picture.read()) {
                    InputSize size = InputSize.forPicture(example.width(), example.height(), pixelBudget);
                    check.compare(example.scaledTo(size.width(), size.height()), size);
                }
            }
            if (pictures.isEmpty()) {
                compareNoise(check, pixelBudget);
            }
            requireParity(check.result(), file);
            return check.result();
        }
    }

    private static void compareNoise(ParityCheck check, int pixelBudget) throws ModelException {
        Random random = new Random(1);
        for (int i = 0; i < NOISE_PICTURES; i++) {
            InputSize size = InputSize.forPicture(16 + i, 9 + i, pixelBudget);
            byte[] noise = new byte[3 * size.pixels()];
            random.nextBytes(noise);
            check.compare(ByteBuffer.allocateDirect(noise.length).put(noise).flip(), size);
        }
    }

    private static void requireParity(ExportReport.Parity parity, Path file) throws ExportException {
        if (parity.greatestDifference() > GREATEST_DIFFERENCE) {
            throw new ExportException(
                    "export failed: ONNX Runtime and libtorch differ by up to %.4f (bound %.4f); the file is left as %s"
                            .formatted(parity.greatestDifference(), GREATEST_DIFFERENCE, file));
        }
    }
}
