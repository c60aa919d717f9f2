package dev.roadmask.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a folder as unpacked from Udacity's archives: the pictures and beside them {@code labels_crowdai.csv} or
 * {@code labels.csv} (CrowdAI), or {@code labels.csv} of Autti. A box reaches from its smaller corner up to, not
 * including, its greater one; what reaches over the picture is cut off. Bad rows are skipped and counted. A picture with
 * rows of other labels alone has an empty mask; a picture without a sound row is left out.
 */
public final class CrowdAiDataset {
    /** The corrected table, then the shipped one. */
    private static final List<String> TABLES = List.of("labels_crowdai.csv", "labels.csv");

    private static final Set<String> PARTS = Set.of("train", "val", "test");
    private static final int ROWS_BETWEEN_NEWS = 256;

    private CrowdAiDataset() {}

    /** Whether the folder holds a table of boxes. */
    public static boolean isBoxFolder(Path folder) {
        return table(folder).isPresent();
    }

    /**
     * Reads the table and the headers of the pictures that it names.
     *
     * @param progress told every few rows
     */
    public static BoxIndex open(Path folder, DatasetOptions options, IndexProgress progress) throws DatasetException {
        BoxIndex index = read(folder, options, progress);
        requireLabels(index.report(), options);
        return index;
    }

    /** The same for the validation part of a split set, in which a chosen label need not occur. */
    static BoxIndex read(Path folder, DatasetOptions options, IndexProgress progress) throws DatasetException {
        Path file = table(folder)
                .orElseThrow(() -> new DatasetException(
                        "cannot read data set %s: it has no labels.csv or labels_crowdai.csv".formatted(folder)));
        Map<String, Path> pictures = PictureFiles.list(folder);
        if (pictures.isEmpty()) {
            throw new DatasetException("cannot read data set %s: no pictures beside %s. Unpack the whole archive"
                    .formatted(folder, file.getFileName()));
        }
        BoxTable table = BoxTable.open(file);
        BoxIndexing indexing = new BoxIndexing(table.layout(), pictures, options);
        table.forEach(row -> {
            indexing.add(row);
            if (indexing.rows() % ROWS_BETWEEN_NEWS == 0 || indexing.rows() == table.rows()) {
                progress.onRows(indexing.rows(), table.rows());
            }
        });
        BoxIndexReport report = indexing.report(file, correction(table));
        requireSoundRows(report, options);
        return new BoxIndex(new Dataset(name(folder), folder, indexing.pictures(), LabelMap.ANY_NON_ZERO), report);
    }

    private static Optional<Path> table(Path folder) {
        return TABLES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    /** The folder's own, or its parent's for a part of a split set. */
    private static String name(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        boolean isPart = PARTS.contains(absolute.getFileName().toString());
        return (isPart ? absolute.getParent() : absolute).getFileName().toString();
    }

    private static Optional<String> correction(BoxTable table) {
        return table.headerOrder().map(order -> "%s: the header says %s, but the values are %s: read as the values are"
                .formatted(table.file(), order, table.layout().order()));
    }

    private static void requireSoundRows(BoxIndexReport report, DatasetOptions options) throws DatasetException {
        if (report.badShare() > options.allowedBadShare()) {
            throw new DatasetException(String.format(
                    Locale.ROOT,
                    "cannot use %s: %d of %d rows are bad (%.1f %%, allowed are %.1f %%): %s. %s",
                    report.file(),
                    report.badRows(),
                    report.rows(),
                    100 * report.badShare(),
                    100 * options.allowedBadShare(),
                    report.kinds(),
                    report.firstFaults().stream().findFirst().orElseThrow()));
        }
        if (report.pictures() == 0) {
            throw new DatasetException("cannot use %s: none of its %d rows is sound: %s"
                    .formatted(report.file(), report.rows(), report.kinds()));
        }
    }

    private static void requireLabels(BoxIndexReport report, DatasetOptions options) throws DatasetException {
        Set<String> found = Stream.of(report.boxes(), report.otherLabels())
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> lowerCase = report.boxes().keySet().stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> absent = new TreeSet<>(options.chosen());
        absent.removeAll(lowerCase);
        if (options.eachMustOccur() ? !absent.isEmpty() : lowerCase.isEmpty()) {
            throw new DatasetException("cannot use %s: no boxes are labelled %s; it has %s"
                    .formatted(report.file(), String.join(" or ", absent), String.join(", ", found)));
        }
    }
}
