package dev.roadmask.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a pass is to write besides the annotated video. Table and mask video may go to {@link #STANDARD_OUTPUT}, one of
 * them.
 *
 * @param png folder for a picture of every mask
 * @param probability whether those show the probability, 0 to 255, instead of the mask
 * @param maskVideo lossless grey video, {@code .mkv}
 * @param coco file for masks as compressed run lengths
 * @param polygons file for outlines
 * @param yolo folder for a text file of every frame
 * @param csv table of the frames; one of the regions comes to lie beside it
 * @param every the folders get every n-th frame, 1 or more
 */
public record OutputPlan(
        Optional<Path> png,
        boolean probability,
        Optional<Path> maskVideo,
        Optional<Path> coco,
        Optional<PolygonPlan> polygons,
        Optional<Path> yolo,
        Optional<Path> csv,
        int every) {
    /** Stands for standard output in place of a file: {@code -}. */
    public static final Path STANDARD_OUTPUT = Path.of("-");

    private static final String CSV = ".csv";

    public OutputPlan {
        Objects.requireNonNull(coco, "coco");
        Objects.requireNonNull(polygons, "polygons");
        if (every < 1) {
            throw new IllegalArgumentException("every must be positive: every=" + every);
        }
        if (every > 1 && png.isEmpty() && yolo.isEmpty()) {
            throw new IllegalArgumentException("every nth frame can be had of png and yolo only: every=" + every);
        }
        if (probability && png.isEmpty()) {
            throw new IllegalArgumentException("probability is written as png only: png=none");
        }
        maskVideo.filter(file -> !file.equals(STANDARD_OUTPUT)).ifPresent(OutputPlan::requireMatroska);
        if (maskVideo.equals(Optional.of(STANDARD_OUTPUT)) && csv.equals(Optional.of(STANDARD_OUTPUT))) {
            throw new IllegalArgumentException("standard output takes one of them: maskVideo=- csv=-");
        }
    }

    private static void requireMatroska(Path file) {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".mkv")) {
            throw new IllegalArgumentException("mask video must be named .mkv: maskVideo=" + file);
        }
    }

    /** Nothing. */
    public static OutputPlan none() {
        return new OutputPlan(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return png.isEmpty()
                && maskVideo.isEmpty()
                && coco.isEmpty()
                && polygons.isEmpty()
                && yolo.isEmpty()
                && csv.isEmpty();
    }

    /** Whether one of them goes to standard output, where nothing else may then be printed. */
    public boolean usesStandardOutput() {
        return maskVideo.equals(Optional.of(STANDARD_OUTPUT)) || csv.equals(Optional.of(STANDARD_OUTPUT));
    }

    /** All files and folders that it makes, but for the sidecar. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        png.ifPresent(paths::add);
        maskVideo.filter(OutputPlan::isFile).ifPresent(paths::add);
        coco.ifPresent(paths::add);
        polygons.map(PolygonPlan::file).ifPresent(paths::add);
        yolo.ifPresent(paths::add);
        csv.filter(OutputPlan::isFile).ifPresent(file -> paths.addAll(List.of(file, regionTable(file))));
        return List.copyOf(paths);
    }

    /** The table of regions that belongs to a table of frames: {@code drive-regions.csv} beside {@code drive.csv}. */
    static Path regionTable(Path csv) {
        String name = String.valueOf(csv.getFileName());
        boolean usual = name.toLowerCase(Locale.ROOT).endsWith(CSV);
        return csv.resolveSibling((usual ? name.substring(0, name.length() - CSV.length()) : name) + "-regions" + CSV);
    }

    static boolean isFile(Path output) {
        return !output.equals(STANDARD_OUTPUT);
    }
}
