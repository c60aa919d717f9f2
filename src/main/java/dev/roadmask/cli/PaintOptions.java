package dev.roadmask.cli;

import dev.roadmask.mask.PaintStyle;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How masks look. */
final class PaintOptions {
    private static final Pattern HEX_COLOR = Pattern.compile("#?[0-9a-fA-F]{6}");

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            description = "tint, cutout (on black), blur-cars or blur-background (tint).")
    private PaintStyle.Look look = PaintStyle.Look.TINT;

    @Option(names = "--color", paramLabel = "RRGGBB", description = "Colour of tint and outline (00d8ff).")
    private String color;

    @Option(names = "--opacity", paramLabel = "0..1", description = "Of the tint (0.4).")
    private Double opacity;

    @Option(
            names = "--outline",
            negatable = true,
            fallbackValue = "true",
            description = "A crisp line along the edge (on).")
    private Boolean outline;

    PaintStyle style() throws UsageException {
        requireSense();
        return new PaintStyle(
                look,
                color == null ? PaintStyle.DEFAULT_RGB : Integer.parseInt(color.replace("#", ""), 16),
                opacity == null ? PaintStyle.DEFAULT_OPACITY : opacity,
                outline == null || outline);
    }

    private void requireSense() throws UsageException {
        if (color != null && !HEX_COLOR.matcher(color).matches()) {
            throw new UsageException("--color must be six hexadecimal digits like 00d8ff: " + color);
        }
        if (opacity != null && !(opacity >= 0 && opacity <= 1)) {
            throw new UsageException("--opacity must lie in [0, 1]: " + opacity);
        }
        if (look != PaintStyle.Look.TINT && (color != null || opacity != null || outline != null)) {
            throw new UsageException(
                    "--color, --opacity and --outline are about --style tint, not " + Words.word(look));
        }
    }
}
