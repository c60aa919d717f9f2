package dev.roadmask.live;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;

/** How masks look now; viewers change it while the pipeline asks before each frame. Any thread. */
final class LiveControls {
    private volatile MaskRule rule;
    private volatile PaintStyle style;

    LiveControls(MaskRule rule, PaintStyle style) {
        this.rule = rule;
        this.style = style;
    }

    MaskRule rule() {
        return rule;
    }

    PaintStyle style() {
        return style;
    }

    synchronized void setThreshold(double threshold) {
        rule = rule.at(threshold);
    }

    synchronized void setOpacity(double opacity) {
        style = style.withOpacity(opacity);
    }
}
