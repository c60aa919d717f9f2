package dev.roadmask.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What a data set holds.
 *
 * @param labels the set and the label values that occur in it
 * @param pictures how many
 * @param withoutVehicles of these
 * @param sizes pictures of each size, the most common first
 * @param baseline how far vehicles cover a picture: what a model has to beat
 * @param ignored share of all pixels that counts nowhere
 * @param areas of the objects: 8-connected regions of the truth, so touching cars are one
 */
public record DatasetSurvey(
        LabelScan labels,
        int pictures,
        int withoutVehicles,
        Map<Size, Integer> sizes,
        Baseline baseline,
        double ignored,
        AreaHistogram areas) {
    /** Pixels of a picture. */
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /**
     * Shares of a picture's pixels that vehicles cover, ignored ones left out.
     *
     * @param pictures with any pixel that counts; without such a picture the shares are NaN
     * @param mean over the pictures
     * @param least of a picture
     * @param greatest of a picture
     */
    public record Baseline(int pictures, double mean, double least, double greatest) {}

    /** Keeps the order of the sizes. */
    public DatasetSurvey {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }

    /**
     * Decodes all pictures and labels of a set, on the calling thread.
     *
     * @param progress told the number of pictures done
     * @throws DatasetException at the first picture that can't be used
     */
    public static DatasetSurvey of(Dataset dataset, IntConsumer progress) throws DatasetException {
        Surveyor surveyor = new Surveyor(dataset);
        int done = 0;
        for (LabelledPicture picture : dataset.pictures()) {
            try (Example example = picture.read()) {
                surveyor.add(example);
            }
            progress.accept(++done);
        }
        return surveyor.survey();
    }

    /** The size of most of its pictures. */
    public Size usualSize() {
        return sizes.keySet().iterator().next();
    }
}
