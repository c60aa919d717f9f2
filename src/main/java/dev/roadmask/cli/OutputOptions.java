package dev.roadmask.cli;

import dev.roadmask.output.OutputPlan;
import dev.roadmask.output.PolygonPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is written besides the annotated video, or instead of it. */
final class OutputOptions {
    /** The names that {@code masks} gives where nobody asks for anything. */
    private static final Path USUAL_PICTURES = Path.of("masks");

    private static final Path USUAL_TABLE = Path.of("frames.csv");

    @Option(
            names = "--png",
            paramLabel = "DIR",
            description = "A mask of every frame as a gray picture: 255 is car, 0 is not.")
    private Path png;

    @Option(names = "--probability", description = "--png pictures show how sure the network is instead, 0 to 255.")
    private boolean probability;

    @Option(names = "--every", paramLabel = "N", description = "Pictures and YOLO files of only every N-th frame (1).")
    private Integer every;

    @Option(
            names = "--mask-video",
            paramLabel = "FILE",
            description =
                    "The masks as a lossless gray video with the source's timestamps (.mkv; - is standard output).")
    private Path maskVideo;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "A row a frame, and beside it FILE-regions.csv with a row a region (- is standard output).")
    private Path csv;

    @Option(names = "--coco", paramLabel = "FILE", description = "COCO JSON with run lengths.")
    private Path coco;

    @Option(names = "--polygons", paramLabel = "FILE", description = "COCO JSON with polygons.")
    private Path polygons;

    @Option(
            names = "--tolerance",
            paramLabel = "PIXELS",
            description = "How far polygons may pass beside the mask's edge (0: along the pixels).")
    private Double tolerance;

    @Option(names = "--yolo", paramLabel = "DIR", description = "YOLO segmentation, a text file a frame.")
    private Path yolo;

    /** Names the options of outputs that were given, in the order of their help. */
    List<String> given() {
        return List.copyOf(files().keySet());
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("--png", png);
        files.put("--mask-video", maskVideo);
        files.put("--csv", csv);
        files.put("--coco", coco);
        files.put("--polygons", polygons);
        files.put("--yolo", yolo);
        files.values().removeIf(file -> file == null);
        return files;
    }

    /** Asks for a picture and a row of every frame where nothing was asked for. */
    void askForUsual() {
        if (given().isEmpty()) {
            png = USUAL_PICTURES;
            csv = USUAL_TABLE;
        }
    }

    /** Refuses what makes no sense whatever the inputs are. */
    void requireSense() throws UsageException {
        require(!probability || png != null, "--probability is about the pictures of --png DIR: give both");
        require(
                every == null || png != null || yolo != null,
                "--every is about --png DIR and --yolo DIR: give one of them");
        require(every == null || every >= 1, "--every must be 1 or more: " + every);
        require(tolerance == null || polygons != null, "--tolerance is about --polygons FILE: give both");
        require(
                tolerance == null || tolerance >= 0 && tolerance <= PolygonPlan.MOST_TOLERANCE_PIXELS,
                "--tolerance must lie in [0, %.0f] pixels: %s".formatted(PolygonPlan.MOST_TOLERANCE_PIXELS, tolerance));
        for (Map.Entry<String, Path> file : files().entrySet()) {
            requireSense(file.getKey(), file.getValue());
        }
        require(
                !OutputPlan.STANDARD_OUTPUT.equals(csv) || !OutputPlan.STANDARD_OUTPUT.equals(maskVideo),
                "--csv and --mask-video cannot both go to standard output: give one of them a FILE");
        require(
                maskVideo == null || usesStandardOutput(maskVideo) || hasEnding(maskVideo, ".mkv"),
                "--mask-video %s: name it .mkv".formatted(maskVideo));
    }

    private void requireSense(String option, Path file) throws UsageException {
        require(file.getFileName() != null && !file.toString().isEmpty(), option + " must name a file or folder");
        boolean streams = option.equals("--csv") || option.equals("--mask-video");
        require(
                streams || !usesStandardOutput(file),
                option + " cannot go to standard output: --csv and --mask-video can");
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.getFileName() != null
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** The outputs by the names that were given. */
    OutputPlan plan() {
        return new OutputPlan(
                Optional.ofNullable(png),
                probability,
                Optional.ofNullable(maskVideo),
                Optional.ofNullable(coco),
                Optional.ofNullable(polygons).map(file -> new PolygonPlan(file, tolerance == null ? 0 : tolerance)),
                Optional.ofNullable(yolo),
                Optional.ofNullable(csv),
                every == null ? 1 : every);
    }

    /** The outputs in an input's own folder. */
    OutputPlan plan(Path folder) {
        OutputPlan plan = plan();
        return new OutputPlan(
                plan.png().map(folder::resolve),
                plan.probability(),
                plan.maskVideo().map(folder::resolve),
                plan.coco().map(folder::resolve),
                plan.polygons().map(one -> new PolygonPlan(folder.resolve(one.file()), one.tolerancePixels())),
                plan.yolo().map(folder::resolve),
                plan.csv().map(folder::resolve),
                plan.every());
    }

    /** Refuses names that stand for one film's outputs where there are more, or that leave an input's own folder. */
    void requirePlace(FilmOptions films) throws UsageException {
        for (Map.Entry<String, Path> file : files().entrySet()) {
            require(
                    films.isOneFilm() || films.folder().isPresent(),
                    "%s names what is made of one INPUT that is a file: use -d DIR, where each gets a folder of its own"
                            .formatted(file.getKey()));
            if (films.folder().isPresent()) {
                requireRelative(file.getKey(), file.getValue());
            }
        }
    }

    private static void requireRelative(String option, Path name) throws UsageException {
        require(
                !usesStandardOutput(name),
                option + " - is standard output, which takes what is made of one INPUT, without -d");
        Path normal = name.normalize();
        boolean stays = !name.isAbsolute() && !normal.toString().isEmpty() && !normal.startsWith("..");
        require(stays, "%s %s: with -d, names are relative to each INPUT's own folder there".formatted(option, name));
    }

    private static boolean usesStandardOutput(Path file) {
        return file.equals(OutputPlan.STANDARD_OUTPUT);
    }

    private static void require(boolean holds, String otherwise) throws UsageException {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }
}
