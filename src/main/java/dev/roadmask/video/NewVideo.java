package dev.roadmask.video;

import java.util.Optional;

/**
 * A video made from nothing: yuv420p, BT.709 or BT.601 by its size, limited range. Its time base is one frame.
 *
 * @param width even, 16 to 16,384
 * @param height even, 16 to 16,384
 * @param frameRate constant
 * @param sound encoded to AAC beside the pictures, as long as they are
 */
public record NewVideo(int width, int height, FrameRate frameRate, Optional<SoundTrack> sound) {
    /** Refuses odd and absurd sizes. */
    public NewVideo {
        if (width < 16 || height < 16 || width > 16_384 || height > 16_384 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(
                    "size must be even and in [16, 16384]: width=" + width + " height=" + height);
        }
    }

    /** A silent video. */
    public static NewVideo silent(int width, int height, FrameRate frameRate) {
        return new NewVideo(width, height, frameRate, Optional.empty());
    }
}
