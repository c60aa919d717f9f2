package dev.roadmask.video;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to write a video.
 *
 * @param encoder FFmpeg's name of an encoder, or {@code auto}: the best H.264 encoder that opens on this machine
 * @param bitrate bits a second of the video; wins over the quality
 * @param quality how faithful; without it and without a bitrate, {@link Quality#HIGH}
 * @param overwrite whether an existing output may be replaced
 * @param strict whether a stream that the output cannot carry is an error rather than a warning
 * @param threads threads or slices of the encoder where it gains by them, 1 to 64
 */
public record EncoderOptions(
        String encoder,
        OptionalLong bitrate,
        Optional<Quality> quality,
        boolean overwrite,
        boolean strict,
        int threads) {
    /** The encoder name that means: find out. */
    public static final String AUTO = "auto";

    /** Refuses an empty name, a senseless bitrate and a senseless number of threads. */
    public EncoderOptions {
        Objects.requireNonNull(quality, "quality");
        if (encoder.isBlank()) {
            throw new IllegalArgumentException("encoder must have a name: encoder=" + encoder);
        }
        if (bitrate.isPresent() && (bitrate.getAsLong() < 1_000 || bitrate.getAsLong() > 2_000_000_000L)) {
            throw new IllegalArgumentException(
                    "bitrate must lie in [1k, 2G] bits a second: bitrate=" + bitrate.getAsLong());
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads must lie in [1, 64]: threads=" + threads);
        }
    }

    /** The best encoder that opens, high quality, nothing overwritten, losses warned of, two threads. */
    public static EncoderOptions defaults() {
        return new EncoderOptions(AUTO, OptionalLong.empty(), Optional.empty(), false, false, 2);
    }

    /** The same with another encoder. */
    public EncoderOptions withEncoder(String name) {
        return new EncoderOptions(name, bitrate, quality, overwrite, strict, threads);
    }

    /** The same with a bitrate in bits a second. */
    public EncoderOptions withBitrate(long bitsPerSecond) {
        return new EncoderOptions(encoder, OptionalLong.of(bitsPerSecond), quality, overwrite, strict, threads);
    }

    /** The same with a quality. */
    public EncoderOptions withQuality(Quality wanted) {
        return new EncoderOptions(encoder, bitrate, Optional.of(wanted), overwrite, strict, threads);
    }

    /** The same, allowed or forbidden to replace an existing output. */
    public EncoderOptions withOverwrite(boolean allowed) {
        return new EncoderOptions(encoder, bitrate, quality, allowed, strict, threads);
    }

    /** The same, refusing or putting up with a stream that the output cannot carry. */
    public EncoderOptions withStrict(boolean wanted) {
        return new EncoderOptions(encoder, bitrate, quality, overwrite, wanted, threads);
    }

    /** The same with another number of threads. */
    public EncoderOptions withThreads(int count) {
        return new EncoderOptions(encoder, bitrate, quality, overwrite, strict, count);
    }
}
