package dev.roadmask.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a {@link UNet} is built like; stored in every checkpoint, so that a checkpoint can be read without being told its
 * shape.
 *
 * @param baseWidth channels of the first level; each level below has twice as many
 * @param levels resolutions, the deepest included: five levels at base 32 are 32-64-128-256-512
 * @param stem whether a stride-2 convolution comes first, so that everything after it works at half the resolution
 * @param upsampling the way up from a level to the one above it
 * @param auxiliaryClasses classes of each training set that labels more than its vehicles, in the order of the sets; each
 *     gets a slice of the auxiliary head, which only training uses
 */
public record UNetShape(
        int baseWidth, int levels, boolean stem, Upsampling upsampling, List<Integer> auxiliaryClasses) {
    /** The way up. */
    public enum Upsampling {
        /** A 1x1 convolution halves the channels, then bilinear x2: cheaper, and leaves no checkerboard. */
        BILINEAR,
        /** A 2x2 transposed convolution of stride 2, as in the seed article. */
        TRANSPOSED
    }

    /** Checks the ranges. */
    public UNetShape {
        if (baseWidth < 1 || baseWidth > 256) {
            throw new IllegalArgumentException("base width must lie in [1, 256]: baseWidth=" + baseWidth);
        }
        if (levels < 2 || levels > 5) {
            throw new IllegalArgumentException("levels must lie in [2, 5]: levels=" + levels);
        }
        auxiliaryClasses = List.copyOf(auxiliaryClasses);
    }

    /** Input pixels for one output pixel along a side: 2 with a stem, else 1. */
    @JsonIgnore
    public int stride() {
        return stem ? 2 : 1;
    }

    /** Channels of a level, 0 being the one of the highest resolution. */
    public int width(int level) {
        return baseWidth << level;
    }

    /** The same network with other auxiliary classes. */
    public UNetShape withAuxiliaryClasses(List<Integer> classes) {
        return new UNetShape(baseWidth, levels, stem, upsampling, classes);
    }

    /** Channels of the auxiliary head: the classes of all sets side by side. */
    @JsonIgnore
    public int auxiliaryChannels() {
        return auxiliaryClasses.stream().mapToInt(Integer::intValue).sum();
    }
}
