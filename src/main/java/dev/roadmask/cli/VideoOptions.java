package dev.roadmask.cli;

import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.Encoders;
import dev.roadmask.video.Quality;
import dev.roadmask.video.VideoException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How the video is encoded. */
final class VideoOptions {
    private static final Pattern BITRATE = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKmM]?)");

    @Option(
            names = "--encoder",
            paramLabel = "auto|NAME",
            description = "FFmpeg's name of it (auto: the best H.264 encoder).")
    private String encoder = EncoderOptions.AUTO;

    @Option(names = "--bitrate", paramLabel = "6M", description = "Bits a second, with k or M; wins over the quality.")
    private String bitrate;

    @Option(
            names = "--quality",
            paramLabel = "WORD|0..51",
            description = "draft, good, high, best or a quantizer, less is better (high).")
    private String quality;

    @Option(
            names = "--strict",
            description = "Damage in the source, or a stream that the output can't carry, is an error.")
    private boolean strict;

    /** Whether a loss is an error. */
    boolean strict() {
        return strict;
    }

    /** Refuses an encoder at once that would be refused for every input, or only when a recording begins. */
    void requireEncoder() throws VideoException {
        if (!encoder.equals(EncoderOptions.AUTO) && !Encoders.opens(encoder)) {
            throw new VideoException(
                    VideoException.Kind.ENCODER,
                    "encoder %s does not open here. There are: %s"
                            .formatted(encoder, String.join(", ", Encoders.available())));
        }
    }

    EncoderOptions encoderOptions(boolean overwrite) throws UsageException {
        EncoderOptions options = EncoderOptions.defaults()
                .withEncoder(encoder)
                .withOverwrite(overwrite)
                .withStrict(strict);
        options = quality == null ? options : options.withQuality(Quality.parse(quality));
        return bitrate == null ? options : options.withBitrate(bitsPerSecond());
    }

    private long bitsPerSecond() throws UsageException {
        Matcher matcher = BITRATE.matcher(bitrate);
        if (!matcher.matches()) {
            throw new UsageException("--bitrate must look like 6M or 800k: " + bitrate);
        }
        double unit =
                switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1e3;
                    case "m" -> 1e6;
                    default -> 1;
                };
        return Math.round(Double.parseDouble(matcher.group(1)) * unit);
    }
}
