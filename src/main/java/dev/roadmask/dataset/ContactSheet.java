package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import dev.roadmask.mask.Overlap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * One picture of many: pictures spread evenly over a data set with their labels painted, so that a person sees whether
 * these fit. Used by one thread.
 */
public final class ContactSheet {
    private static final int COLUMNS = 4;
    private static final int PICTURES = 24;
    private static final int TILE_WIDTH = 384;
    private static final int GAP = 16;
    private static final int HEADER_HEIGHT = 48;
    private static final int CAPTION_HEIGHT = 24;
    private static final int SWATCH_WIDTH = 36;
    private static final int SWATCH_HEIGHT = 20;
    private static final int BACKGROUND_GRAY = 24;
    private static final Lettering TITLE = new Lettering(0.7, 240);
    private static final Lettering NAME = new Lettering(0.45, 200);
    private static final Lettering COVERAGE = new Lettering(0.45, 255);

    private record Pick(Dataset part, LabelledPicture picture) {}

    private final String name;
    private final List<Dataset> parts;
    private final List<Pick> picks;
    private final int all;

    private ContactSheet(String name, List<Dataset> parts) {
        this.name = name;
        this.parts = parts;
        List<Pick> every = new ArrayList<>();
        for (Dataset part : parts) {
            part.pictures().forEach(picture -> every.add(new Pick(part, picture)));
        }
        this.all = every.size();
        this.picks = spread(every);
    }

    /** The first, the last and others at even distances between them. */
    private static List<Pick> spread(List<Pick> every) {
        if (every.size() <= PICTURES) {
            return every;
        }
        return IntStream.range(0, PICTURES)
                .mapToObj(i -> every.get(Math.round((float) i * (every.size() - 1) / (PICTURES - 1))))
                .toList();
    }

    /**
     * Draws up to 24 pictures of all parts of a data set into a file, which is replaced if it exists, whole or not at
     * all.
     *
     * @param name for the title
     * @param parts of the data set, at least one
     * @param file ends in {@code .png} or {@code .jpg}
     * @throws DatasetException when a picture can't be read
     * @throws IOException when the file can't be written
     */
    public static void write(String name, List<Dataset> parts, Path file) throws DatasetException, IOException {
        byte[] encoded = new ContactSheet(name, parts).encode(ending(file));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.write(unfinished, encoded);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    }

    private byte[] encode(String ending) throws DatasetException {
        List<PaintedTile> tiles = new ArrayList<>();
        try {
            List<String> coverages = new ArrayList<>();
            for (Pick pick : picks) {
                try (Example example = pick.picture().read()) {
                    tiles.add(PaintedTile.of(example, pick.part().labels(), TILE_WIDTH));
                    coverages.add(
                            coverage(PixelTally.of(example.truth(pick.part().labels()))));
                }
            }
            return encode(tiles, coverages, ending);
        } finally {
            tiles.forEach(PaintedTile::close);
        }
    }

    private byte[] encode(List<PaintedTile> tiles, List<String> coverages, String ending) {
        int columns = Math.min(COLUMNS, tiles.size());
        int width = GAP + Math.max(2, columns) * (TILE_WIDTH + GAP);
        try (Scalar background = Scalar.all(BACKGROUND_GRAY);
                Mat sheet = new Mat(height(tiles), width, CV_8UC3, background);
                BytePointer file = new BytePointer()) {
            header(sheet);
            int top = HEADER_HEIGHT;
            for (int first = 0; first < tiles.size(); first += COLUMNS) {
                List<PaintedTile> row = row(tiles, first);
                for (int i = 0; i < row.size(); i++) {
                    int left = GAP + i * (TILE_WIDTH + GAP);
                    paste(row.get(i), sheet, left, top);
                    int baseline = top + row.get(i).pixels().rows() + 17;
                    caption(sheet, picks.get(first + i), coverages.get(first + i), left, baseline);
                }
                top += rowHeight(row);
            }
            cvtColor(sheet, sheet, COLOR_RGB2BGR);
            imencode(ending, sheet, file);
            byte[] encoded = new byte[(int) file.limit()];
            file.get(encoded);
            return encoded;
        }
    }

    private void header(Mat sheet) {
        int baseline = 32;
        String title = "%s: %d of %d pictures".formatted(name, picks.size(), all);
        TITLE.write(sheet, title, GAP, baseline);
        int right = sheet.cols() - GAP;
        if (parts.stream().anyMatch(part -> !part.labels().ignore().isEmpty())) {
            right = legend(sheet, Overlap.IGNORED, "ignored", right, baseline);
        }
        legend(sheet, Overlap.INSIDE, "vehicle", right, baseline);
    }

    /** A swatch and its word, ending at {@code right}; returns where they begin, less a gap. */
    private static int legend(Mat sheet, byte truth, String word, int right, int baseline) {
        int text = right - NAME.width(word);
        int left = text - SWATCH_WIDTH - 8;
        NAME.write(sheet, word, text, baseline - 1);
        try (PaintedTile swatch = PaintedTile.swatch(truth, SWATCH_WIDTH, SWATCH_HEIGHT)) {
            paste(swatch, sheet, left, baseline - 16);
        }
        return left - GAP;
    }

    private void caption(Mat sheet, Pick pick, String coverage, int left, int baseline) {
        String stem = pick.picture().stem();
        String from = parts.size() > 1 ? pick.part().folder().getFileName() + "/" + stem : stem;
        int coverageWidth = COVERAGE.width(coverage);
        NAME.write(sheet, NAME.fitted(from, TILE_WIDTH - coverageWidth - GAP), left, baseline);
        COVERAGE.write(sheet, coverage, left + TILE_WIDTH - coverageWidth, baseline);
    }

    private static String coverage(PixelTally tally) {
        return tally.vehicle() == 0 ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * tally.coverage());
    }

    private static void paste(PaintedTile tile, Mat sheet, int left, int top) {
        try (Rect place =
                        new Rect(left, top, tile.pixels().cols(), tile.pixels().rows());
                Mat window = new Mat(sheet, place)) {
            tile.pixels().copyTo(window);
        }
    }

    private static int height(List<PaintedTile> tiles) {
        int height = HEADER_HEIGHT + GAP / 2;
        for (int first = 0; first < tiles.size(); first += COLUMNS) {
            height += rowHeight(row(tiles, first));
        }
        return height;
    }

    private static List<PaintedTile> row(List<PaintedTile> tiles, int first) {
        return tiles.subList(first, Math.min(first + COLUMNS, tiles.size()));
    }

    private static int rowHeight(List<PaintedTile> row) {
        int tallest = row.stream().mapToInt(tile -> tile.pixels().rows()).max().orElse(0);
        return tallest + CAPTION_HEIGHT + GAP / 2;
    }
}
