package dev.roadmask.training;

/** What the network is taught to make small; the formulas are in {@link Losses}. */
public enum Loss {
    /** 1 - soft intersection over union, over the whole batch. */
    IOU("iou"),
    /** 1 - soft Dice coefficient, over the whole batch. */
    DICE("dice"),
    /** Binary cross entropy, mean over the pixels. */
    BCE("bce"),
    /** The sum of both: a gradient for every pixel from the start, and the figure that is reported. */
    BCE_IOU("bce+iou"),
    /** Focal loss (Lin et al., arXiv 1708.02002) with gamma 2 and alpha 0.25, mean over the pixels. */
    FOCAL("focal");

    private final String text;

    Loss(String text) {
        this.text = text;
    }

    /** As configurations spell it. */
    @Override
    public String toString() {
        return text;
    }
}
