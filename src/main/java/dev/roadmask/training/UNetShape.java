package dev.roadmask.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Locale;

/**
 * What a {@link UNet} is built like; stored in every checkpoint, so that a checkpoint can be read without being told its
 * shape.
 *
 * @param baseWidth channels of the first level; each level below has twice as many
 * @param levels resolutions, the deepest included: five levels at base 32 are 32-64-128-256-512
 * @param stem whether a stride-2 convolution comes first, so that everything after it works at half the resolution
 * @param upsampling the way up from a level to the one above it
 * @param batchNorm whether a batch norm follows each 3x3 convolution; without, the convolutions have a bias
 * @param dropout share of the values that training blanks before each level, on the way down and up
 */
public record UNetShape(
        @JsonPropertyDescription("channels of the first level; each level below has twice as many") int baseWidth,
        @JsonPropertyDescription("resolutions: five at base 32 are 32-64-128-256-512") int levels,
        @JsonPropertyDescription("a stride-2 convolution first: all after it works at half the resolution")
                boolean stem,
        @JsonPropertyDescription("bilinear (after a 1x1 convolution) or transposed (2x2, stride 2)")
                Upsampling upsampling,
        @JsonPropertyDescription("a batch norm after each 3x3 convolution") boolean batchNorm,
        @JsonPropertyDescription("share of the values that training blanks before each level") double dropout) {
    /** The way up. */
    public enum Upsampling {
        /** A 1x1 convolution halves the channels, then bilinear x2: cheaper, and leaves no checkerboard. */
        BILINEAR,
        /** A 2x2 transposed convolution of stride 2, as in the seed article. */
        TRANSPOSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the ranges. */
    public UNetShape {
        if (baseWidth < 1 || baseWidth > 256) {
            throw new IllegalArgumentException("network.baseWidth must lie in [1, 256]: " + baseWidth);
        }
        if (levels < 2 || levels > 5) {
            throw new IllegalArgumentException("network.levels must lie in [2, 5]: " + levels);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("network.dropout must lie in [0, 1): " + dropout);
        }
    }

    /** Input pixels for one output pixel along a side: 2 with a stem, else 1. */
    @JsonIgnore
    public int stride() {
        return stem ? 2 : 1;
    }

    /** What both sides of an input must be a multiple of: the input pixels of one pixel of the deepest level. */
    @JsonIgnore
    public int divisor() {
        return stride() << (levels - 1);
    }

    /** Channels of a level, 0 being the one of the highest resolution. */
    public int width(int level) {
        return baseWidth << level;
    }
}
