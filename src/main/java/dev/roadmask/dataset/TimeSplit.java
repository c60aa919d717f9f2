package dev.roadmask.dataset;

import dev.roadmask.dataset.Split.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits consecutive video frames by time. Neighbours look alike, so a random split would score what was learnt by heart:
 * instead, validation takes whole blocks, one in the middle of each equal stretch of the set, and the frames just before
 * and after a block serve for nothing. Names that are numbers are times; others sort as text. Depends on the names alone.
 *
 * @param validationShare of all pictures, in (0, 1)
 * @param blocks of validation at most
 * @param guard pictures left out on each side of a block at most
 */
record TimeSplit(double validationShare, int blocks, int guard) {
    /** A fifth in 5 blocks, with 20 frames on each side left out: 10 s of CrowdAI's 2 frames a second. */
    static final TimeSplit STANDARD = new TimeSplit(0.2, 5, 20);

    /** Below this a set stays whole: nothing worth a score would be left. */
    private static final int LEAST_PICTURES = 10;
    /** Guards take at most this part of a set; a smaller set has fewer blocks, then shorter guards. */
    private static final int GUARDED_PART = 10;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Checks the numbers. */
    TimeSplit {
        if (!(validationShare > 0 && validationShare < 1) || blocks < 1 || guard < 0) {
            throw new IllegalArgumentException(
                    "validation needs a share in (0, 1), a block and no negative guard: validationShare=%s blocks=%d guard=%d"
                            .formatted(validationShare, blocks, guard));
        }
    }

    /** What each picture of the list serves for, in the list's order, which must be that of {@link #byTime}. */
    List<Part> parts(int pictures) {
        Part[] parts = new Part[pictures];
        Arrays.fill(parts, Part.TRAIN);
        if (pictures >= LEAST_PICTURES) {
            int count = Math.max(1, Math.min(blocks, guard == 0 ? blocks : pictures / (2 * guard * GUARDED_PART)));
            int gap = Math.min(guard, Math.max(1, pictures / (2 * GUARDED_PART * count)));
            for (int block = 0; block < count; block++) {
                int from = (int) ((long) pictures * block / count);
                int to = (int) ((long) pictures * (block + 1) / count);
                place(parts, from, to, gap);
            }
        }
        return List.of(parts);
    }

    private void place(Part[] parts, int from, int to, int gap) {
        int length = (int) Math.round((to - from) * validationShare);
        int first = from + (to - from - length) / 2;
        Arrays.fill(parts, Math.max(from, first - gap), Math.min(to, first + length + gap), Part.GUARD);
        Arrays.fill(parts, first, first + length, Part.VAL);
    }

    /** The pictures in the order of time if all names are numbers, else in the order of names. */
    static List<LabelledPicture> byTime(List<LabelledPicture> pictures) {
        boolean times = pictures.stream()
                .allMatch(picture -> NUMBER.matcher(picture.stem()).matches());
        Comparator<LabelledPicture> byName = Comparator.comparing(LabelledPicture::stem);
        // Numbers of any length: the longer is the greater.
        Comparator<LabelledPicture> byLength =
                Comparator.comparingInt(picture -> digits(picture).length());
        Comparator<LabelledPicture> byNumber =
                byLength.thenComparing(TimeSplit::digits).thenComparing(byName);
        List<LabelledPicture> sorted = new ArrayList<>(pictures);
        sorted.sort(times ? byNumber : byName);
        return sorted;
    }

    private static String digits(LabelledPicture picture) {
        return picture.stem().replaceFirst("^0+", "");
    }
}
