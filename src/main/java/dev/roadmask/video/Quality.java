package dev.roadmask.video;

/**
 * How faithful the encoder is to be, on the scale of H.264's quantizer: 0 (best) to 51 (worst). Each encoder's own
 * scale is derived from it.
 *
 * @param level 0 to 51, lower is better
 */
public record Quality(int level) {
    /** Small files for a quick look. */
    public static final Quality DRAFT = new Quality(32);
    /** Artefacts show in stills only. */
    public static final Quality GOOD = new Quality(28);
    /** Faithful: above 41 dB PSNR on dashcam footage, at no more than one and a half of its bitrate. The default. */
    public static final Quality HIGH = new Quality(25);
    /** Little short of the source, at two to four times its bitrate. */
    public static final Quality BEST = new Quality(18);

    /** Refuses a level outside 0 to 51. */
    public Quality {
        if (level < 0 || level > 51) {
            throw new IllegalArgumentException("quality must lie in [0, 51]: quality=" + level);
        }
    }

    /**
     * Reads {@code draft}, {@code good}, {@code high}, {@code best} or a number from 0 to 51.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Quality parse(String text) {
        return switch (text) {
            case "draft" -> DRAFT;
            case "good" -> GOOD;
            case "high" -> HIGH;
            case "best" -> BEST;
            default -> parseLevel(text);
        };
    }

    private static Quality parseLevel(String text) {
        try {
            return new Quality(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "quality must be draft, good, high, best or 0 to 51: quality=" + text, notANumber);
        }
    }
}
