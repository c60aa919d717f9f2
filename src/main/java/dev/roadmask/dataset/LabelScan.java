package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;

/** Looks at all mask files of a set for the classes in them. */
public final class LabelScan {
    private LabelScan() {}

    /**
     * Classes of a set that labels more than vehicle and not: the greatest label that counts, plus 1. 0 for a set with
     * fewer than three labels, and for one with more than 64 values, which are no classes.
     */
    public static int classes(Dataset dataset) throws DatasetException {
        boolean[] seen = new boolean[256];
        for (LabelledPicture picture : dataset.pictures()) {
            if (picture instanceof MaskedPicture masked) {
                mark(masked.mask(), seen);
            }
        }
        dataset.labels().ignore().forEach(value -> seen[value] = false);
        int count = 0;
        int greatest = 0;
        for (int value = 0; value < 256; value++) {
            count += seen[value] ? 1 : 0;
            greatest = seen[value] ? value : greatest;
        }
        return count < 3 || greatest >= 64 ? 0 : greatest + 1;
    }

    private static void mark(Path file, boolean[] seen) throws DatasetException {
        try (Mat mask = imread(file.toString(), IMREAD_UNCHANGED)) {
            if (mask.empty()) {
                throw new DatasetException("cannot decode " + file);
            }
            ByteBuffer values = mask.createBuffer();
            while (values.hasRemaining()) {
                seen[values.get() & 0xFF] = true;
            }
        }
    }
}
