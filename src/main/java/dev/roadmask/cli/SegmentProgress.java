package dev.roadmask.cli;

import dev.roadmask.pipeline.Progress;
import dev.roadmask.video.VideoDescription;
import java.util.Locale;

/** The bar of a run: frames, speed in multiples of real time, time left. */
final class SegmentProgress implements Progress, AutoCloseable {
    private static final int FRAMES_PER_UPDATE = 16;

    private final CountBar bar;
    private final VideoDescription video;
    private final long begin = System.nanoTime();
    private long firstTimestamp = Long.MIN_VALUE;

    SegmentProgress(VideoDescription video, boolean quiet) {
        this.video = video;
        this.bar = new CountBar("segmenting", video.frameCount().orElse(-1), quiet);
    }

    @Override
    public void frameDone(long frames, long timestamp) {
        if (firstTimestamp == Long.MIN_VALUE) {
            firstTimestamp = timestamp;
        }
        if (frames % FRAMES_PER_UPDATE == 0) {
            bar.stepTo(frames);
            double filmSeconds = video.timeBase().seconds(timestamp - firstTimestamp);
            bar.say(String.format(Locale.ROOT, " %.2f x real time", filmSeconds * 1e9 / (System.nanoTime() - begin)));
        }
    }

    /** Prints a line of a warning. */
    void print(String line) {
        bar.printAbove(System.err, line);
    }

    @Override
    public void close() {
        bar.close();
    }
}
