package dev.roadmask.video;

import java.util.Objects;

/**
 * Sound of a new video, whole, as PCM. The array is borrowed, not copied: leave it alone until the writer is closed.
 *
 * @param sampleRate samples a second of one channel, 8,000 to 96,000
 * @param channels 1 or 2
 * @param samples interleaved, signed 16 bits
 */
public record SoundTrack(int sampleRate, int channels, short[] samples) {
    /** Refuses a senseless rate or number of channels and an incomplete last sample. */
    public SoundTrack {
        Objects.requireNonNull(samples, "samples");
        if (sampleRate < 8_000 || sampleRate > 96_000) {
            throw new IllegalArgumentException("sampleRate must lie in [8000, 96000]: sampleRate=" + sampleRate);
        }
        if (channels < 1 || channels > 2) {
            throw new IllegalArgumentException("channels must be 1 or 2: channels=" + channels);
        }
        if (samples.length % channels != 0) {
            throw new IllegalArgumentException(
                    "samples must fill all channels: samples=" + samples.length + " channels=" + channels);
        }
    }
}
