package dev.roadmask.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.roadmask.mask.Overlap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Turns a mask folder, or a split of them, into CrowdAI's form: the pictures and beside them {@code labels_crowdai.csv}
 * with a {@code Car} box around each connected region of vehicle pixels (8 neighbours), down to a single pixel. Ignored
 * pixels belong to no region. A picture without vehicles gets one row over the whole of it labelled {@link #BACKGROUND},
 * for a picture without a row is one that nobody looked at.
 *
 * @param pictures converted
 * @param boxes of vehicles
 * @param emptyPictures pictures without a vehicle
 */
public record BoxConversion(int pictures, int boxes, int emptyPictures) {
    /** Label of the row of a picture without vehicles. */
    public static final String BACKGROUND = "Background";

    private static final String VEHICLE = "Car";
    private static final String[] HEADER = {"xmin", "ymin", "xmax", "ymax", "Frame", "Label", "Preview URL"};
    private static final String TABLE = "labels_crowdai.csv";

    /**
     * Converts {@code folder}, or its {@code train/}, {@code val/} and {@code test/}.
     *
     * @param into made; must not hold anything yet
     * @param progress told the number of pictures done
     */
    public static BoxConversion convert(Path folder, Path into, IntConsumer progress) throws DatasetException {
        List<Path> parts = parts(folder);
        requireEmpty(into);
        BoxConversion sum = new BoxConversion(0, 0, 0);
        for (Path part : parts) {
            Path target = into.resolve(folder.relativize(part).toString());
            try {
                sum = sum.plus(convertPart(MaskFolderDataset.open(part), target, sum.pictures, progress));
            } catch (IOException | UncheckedIOException e) {
                throw new DatasetException("cannot write %s: %s".formatted(target, e.getMessage()), e);
            }
        }
        return sum;
    }

    private BoxConversion plus(BoxConversion other) {
        return new BoxConversion(pictures + other.pictures, boxes + other.boxes, emptyPictures + other.emptyPictures);
    }

    private static List<Path> parts(Path folder) throws DatasetException {
        if (MaskFolderDataset.isMaskFolder(folder)) {
            return List.of(folder);
        }
        List<Path> parts = Stream.of("train", "val", "test")
                .map(folder::resolve)
                .filter(MaskFolderDataset::isMaskFolder)
                .toList();
        if (parts.isEmpty()) {
            throw new DatasetException(
                    "cannot convert %s: neither it nor its train/ has images/ and masks/".formatted(folder));
        }
        return parts;
    }

    private static void requireEmpty(Path into) throws DatasetException {
        if (!Files.exists(into)) {
            return;
        }
        try (Stream<Path> content = Files.list(into)) {
            if (content.findAny().isPresent()) {
                throw new DatasetException("cannot write boxes into %s: it isn't empty".formatted(into));
            }
        } catch (IOException e) {
            throw new DatasetException("cannot write boxes into %s: %s".formatted(into, e.getMessage()), e);
        }
    }

    private static BoxConversion convertPart(Dataset dataset, Path target, int before, IntConsumer progress)
            throws IOException, DatasetException {
        Files.createDirectories(target);
        Path unfinished = target.resolve(TABLE + ".part");
        BoxConversion sum = new BoxConversion(0, 0, 0);
        try (CsvWriter table =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unfinished)) {
            table.writeRecord(HEADER);
            for (LabelledPicture picture : dataset.pictures()) {
                String name = picture.picture().getFileName().toString();
                Files.copy(picture.picture(), target.resolve(name));
                sum = sum.plus(write(picture, dataset.labels(), name, table));
                progress.accept(before + sum.pictures);
            }
        }
        Files.move(unfinished, target.resolve(TABLE), StandardCopyOption.ATOMIC_MOVE);
        return sum;
    }

    private static BoxConversion write(LabelledPicture picture, LabelMap labels, String name, CsvWriter table)
            throws DatasetException {
        try (Example example = picture.read()) {
            List<Box> boxes = boxes(example.truth(labels), example.width(), example.height());
            if (boxes.isEmpty()) {
                write(new Box(0, 0, example.width(), example.height()), name, BACKGROUND, table);
            }
            boxes.forEach(box -> write(box, name, VEHICLE, table));
            return new BoxConversion(1, boxes.size(), boxes.isEmpty() ? 1 : 0);
        }
    }

    private static void write(Box box, String name, String label, CsvWriter table) {
        table.writeRecord(
                String.valueOf(box.left()),
                String.valueOf(box.top()),
                String.valueOf(box.right()),
                String.valueOf(box.bottom()),
                name,
                label,
                "");
    }

    /** Bounding boxes of the connected regions of {@link Overlap#INSIDE}. */
    static List<Box> boxes(byte[] truth, int width, int height) {
        List<Box> boxes = new ArrayList<>();
        try (Blobs vehicles = Blobs.ofVehicles(truth, width, height)) {
            for (int vehicle = 1; vehicle < vehicles.count(); vehicle++) {
                int left = vehicles.left(vehicle);
                int top = vehicles.top(vehicle);
                boxes.add(new Box(left, top, left + vehicles.width(vehicle), top + vehicles.height(vehicle)));
            }
        }
        return boxes;
    }
}
