package dev.roadmask.video;

/**
 * How faithful the encoder is to be, on the scale of H.264's quantizer: 0 (best) to 51 (worst). Each encoder's own
 * scale is derived from it.
 *
 * @param level 0 to 51, lower is better
 */
public record Quality(int level) {
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
            case "draft" -> new Quality(32);
            case "good" -> new Quality(25);
            case "high" -> new Quality(20);
            case "best" -> new Quality(14);
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
