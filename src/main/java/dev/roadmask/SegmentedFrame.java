package dev.roadmask;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.video.PicturePixels;
import dev.roadmask.video.TimeBase;
import dev.roadmask.video.VideoException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One frame with its cars: valid while {@link FrameListener#frame} runs. All of it is of the picture as a player shows
 * it: upright.
 */
public final class SegmentedFrame {
    private final PicturePixels pixels;
    private final TimeBase timeBase;
    private FrameSlot slot;

    SegmentedFrame(PicturePixels pixels, TimeBase timeBase) {
        this.pixels = pixels;
        this.timeBase = timeBase;
    }

    SegmentedFrame of(FrameSlot frame) {
        slot = frame;
        return this;
    }

    /** Number of the frame in the film, from 0. */
    public long index() {
        return slot().index();
    }

    /** When it is shown, in the film's time base: exact. */
    public long timestamp() {
        return slot().timestamp();
    }

    /** Unit of the timestamps. */
    public TimeBase timeBase() {
        return timeBase;
    }

    /** When it is shown, in seconds. */
    public double seconds() {
        return timeBase.seconds(timestamp());
    }

    /** Width of picture and mask in pixels. */
    public int width() {
        return slot().mask().width();
    }

    /** Height of picture and mask in pixels. */
    public int height() {
        return slot().mask().height();
    }

    /** Whether the picture did not decode, or not whole. */
    public boolean damaged() {
        return slot().damaged();
    }

    /** Number of mask pixels / number of pixels. */
    public double vehicleShare() {
        return (double) slot().mask().pixels() / ((long) width() * height());
    }

    /** The mask as runs: the quickest way to read it. Borrowed, changes with the next frame. */
    public MaskRuns mask() {
        return slot().mask();
    }

    /** The mask as a new array, row by row: -1 (0xff) where there is a car, else 0. */
    public byte[] maskPixels() {
        MaskRuns mask = mask();
        byte[] copy = new byte[mask.width() * mask.height()];
        for (int y = 0; y < mask.height(); y++) {
            for (int run = 0; run < mask.runs(y); run++) {
                int row = y * mask.width();
                Arrays.fill(copy, row + mask.start(y, run), row + mask.end(y, run), (byte) -1);
            }
        }
        return copy;
    }

    /** The connected parts of the mask, the largest first. */
    public List<Region> regions() {
        Regions regions = slot().regions();
        List<Region> copies = new ArrayList<>(regions.count());
        for (int i = 0; i < regions.count(); i++) {
            copies.add(new Region(
                    regions.area(i),
                    regions.left(i),
                    regions.top(i),
                    regions.width(i),
                    regions.height(i),
                    regions.centerX(i),
                    regions.centerY(i),
                    regions.meanProbability(i)));
        }
        return copies;
    }

    /** The picture, as a new image without masks. Costs some milliseconds, and only when asked for. */
    public BufferedImage image() throws VideoException {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        pixels.read(slot().decoded(), ((DataBufferInt) image.getRaster().getDataBuffer()).getData());
        return image;
    }

    private FrameSlot slot() {
        if (slot == null) {
            throw new IllegalStateException(
                    "a frame is valid while its listener is told about it: copy what is to stay");
        }
        return slot;
    }
}
