package dev.roadmask.pipeline;

import dev.roadmask.mask.PaintStyle;
import dev.roadmask.video.Picture;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * That masks are painted, how, and on what.
 *
 * @param style how masks look; asked before each frame, so that it may change while the pipeline runs
 * @param canvas makes the pictures to paint on, one a slot, of the size and format that the sinks want: as a rule
 *     {@code writer::allocatePicture}; the pipeline owns what it makes
 */
public record Painting(Supplier<PaintStyle> style, Supplier<Picture> canvas) {
    public Painting {
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(canvas, "canvas");
    }

    /** One style from the first frame to the last. */
    public static Painting of(PaintStyle style, Supplier<Picture> canvas) {
        Objects.requireNonNull(style, "style");
        return new Painting(() -> style, canvas);
    }
}
