package dev.roadmask.evaluation;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Reads the features of patches of 64x64 pixels from picture files in the order of their names, row by row. A file is one
 * patch or a sheet of them without gaps; where a sheet's name ends in a number ({@code sheet-08-600.jpg}) that is smaller
 * than its grid, only so many are filled.
 */
final class Patches {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "webp");
    private static final Pattern FILLED = Pattern.compile(".*-(\\d{1,9})");

    private Patches() {}

    /** The features of all patches below a folder's files. */
    static List<float[]> read(Path folder, HogFeatures features) throws DatasetException {
        List<float[]> patches = new ArrayList<>();
        for (Path file : files(folder)) {
            try (Mat sheet = imread(file.toString(), IMREAD_COLOR_RGB)) {
                require(file, sheet);
                cut(sheet, filled(file, sheet), features, patches);
            }
        }
        return patches;
    }

    private static List<Path> files(Path folder) throws DatasetException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> ENDINGS.contains(ending(file))).sorted().toList();
        } catch (IOException e) {
            throw new DatasetException("cannot list %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static void require(Path file, Mat sheet) throws DatasetException {
        if (sheet.empty()) {
            throw new DatasetException("cannot decode " + file);
        }
        if (sheet.cols() % HogFeatures.WINDOW != 0 || sheet.rows() % HogFeatures.WINDOW != 0) {
            throw new DatasetException(
                    "cannot cut %s into patches of 64x64: it is %dx%d".formatted(file, sheet.cols(), sheet.rows()));
        }
    }

    private static int filled(Path file, Mat sheet) {
        int cells = sheet.cols() / HogFeatures.WINDOW * (sheet.rows() / HogFeatures.WINDOW);
        Matcher name = FILLED.matcher(LabelledPicture.stem(file));
        return name.matches() ? Math.min(cells, Math.max(1, Integer.parseInt(name.group(1)))) : cells;
    }

    private static void cut(Mat sheet, int count, HogFeatures features, List<float[]> patches) {
        int columns = sheet.cols() / HogFeatures.WINDOW;
        for (int i = 0; i < count; i++) {
            int left = i % columns * HogFeatures.WINDOW;
            int top = i / columns * HogFeatures.WINDOW;
            try (Rect place = new Rect(left, top, HogFeatures.WINDOW, HogFeatures.WINDOW);
                    Mat part = new Mat(sheet, place);
                    // A view would let the gradients at its edge see the neighbouring patches.
                    Mat patch = part.clone()) {
                patches.add(features.describe(patch));
            }
        }
    }
}
