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

    @Option(names = "--color", paramLabel = "RRGGBB", description = "Colour of tint and outline (${DEFAULT-VALUE}).")
    private String color = "%06x".formatted(PaintStyle.DEFAULT_RGB);

    @Option(names = "--opacity", paramLabel = "0..1", description = "Of the tint (${DEFAULT-VALUE}).")
    private double opacity = PaintStyle.DEFAULT_OPACITY;

    @Option(
            names = "--outline",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "A crisp line along the edge (on).")
    private boolean outline;

    PaintStyle style() throws UsageException {
        if (!HEX_COLOR.matcher(color).matches()) {
            throw new UsageException("--color must be six hexadecimal digits like 00d8ff: " + color);
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new UsageException("--opacity must lie in [0, 1]: " + opacity);
        }
        return new PaintStyle(look, Integer.parseInt(color.replace("#", ""), 16), opacity, outline);
    }
}
