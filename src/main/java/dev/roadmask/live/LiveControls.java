package dev.roadmask.live;

import dev.roadmask.mask.PaintStyle;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How masks look now; viewers change it while the pipeline asks before each frame. Any thread. */
final class LiveControls implements Supplier<PaintStyle> {
    private volatile PaintStyle style;

    LiveControls(PaintStyle style) {
        this.style = style;
    }

    @Override
    public PaintStyle get() {
        return style;
    }

    void setThreshold(double threshold) {
        change(old -> new PaintStyle(old.rgb(), old.opacity(), threshold, old.outline()));
    }

    void setOpacity(double opacity) {
        change(old -> new PaintStyle(old.rgb(), opacity, old.threshold(), old.outline()));
    }

    private synchronized void change(UnaryOperator<PaintStyle> how) {
        style = how.apply(style);
    }
}
