package dev.roadmask.output;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.ProbabilityUpsampler;
import dev.roadmask.mask.Regions;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down the masks that the pipeline hands to the outputs, pixel by pixel, and their regions. */
class SeenMasks implements Sink {
    /**
     * One frame; a pixel is 0 or 255, row by row; of all pixels of the mask and of each region the numbers as text.
     */
    record Seen(long index, long timestamp, byte[] pixels, String meanProbability, List<String> regions) {}

    final List<Seen> frames = new ArrayList<>();

    @Override
    public String name() {
        return "seen";
    }

    @Override
    public boolean readsMeanProbability() {
        return true;
    }

    @Override
    public void process(FrameSlot frame) throws Exception {
        List<String> regions = new ArrayList<>();
        for (int i = 0; i < frame.regions().count(); i++) {
            regions.add(text(frame.regions(), i));
        }
        byte[] pixels = pixels(frame.mask());
        frames.add(new Seen(frame.index(), frame.timestamp(), pixels, mean(upsampled(frame), pixels), regions));
    }

    private static String text(Regions found, int i) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%d,%d,%.3f,%.3f,%.6f",
                found.area(i),
                found.left(i),
                found.top(i),
                found.width(i),
                found.height(i),
                found.centerX(i),
                found.centerY(i),
                found.meanProbability(i));
    }

    /** The probability at the picture's size, row by row. */
    static byte[] upsampled(FrameSlot frame) {
        int width = frame.mask().width();
        int height = frame.mask().height();
        ProbabilityUpsampler upsampler =
                new ProbabilityUpsampler(frame.probabilityWidth(), frame.probabilityHeight(), width, height);
        byte[] all = new byte[width * height];
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            upsampler.row(frame.probability(), y, row);
            System.arraycopy(row, 0, all, y * width, width);
        }
        return all;
    }

    private static String mean(byte[] probability, byte[] pixels) {
        long sum = 0;
        long count = 0;
        for (int i = 0; i < pixels.length; i++) {
            sum += pixels[i] == 0 ? 0 : probability[i] & 0xff;
            count += pixels[i] == 0 ? 0 : 1;
        }
        return count == 0 ? "" : String.format(Locale.ROOT, "%.6f", sum / 255.0 / count);
    }

    private static byte[] pixels(MaskRuns mask) {
        byte[] pixels = new byte[mask.width() * mask.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (mask.contains(i % mask.width(), i / mask.width()) ? 255 : 0);
        }
        return pixels;
    }

    @Override
    public void finish(PacketList rest) throws Exception {}

    @Override
    public void keep() {}
}
