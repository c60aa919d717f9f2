package dev.roadmask.video;

/**
 * A stream beside the video that is read.
 *
 * @param index in the container
 * @param kind {@code video}, {@code audio}, {@code subtitle}, {@code data} or {@code attachment}
 * @param codec FFmpeg's name of the codec
 */
public record StreamDescription(int index, String kind, String codec) {
    /** {@code audio stream 1 (aac)}. */
    @Override
    public String toString() {
        return kind + " stream " + index + " (" + codec + ")";
    }
}
