package dev.roadmask.cli;

import dev.roadmask.pipeline.Progress;
import dev.roadmask.video.VideoDescription;

/** Tells the terminal about the run of a lone input. */
final class SegmentConsole implements SegmentJob.Listener, AutoCloseable {
    private final Main main;
    private SegmentProgress progress;

    SegmentConsole(Main main) {
        this.main = main;
    }

    @Override
    public Progress begins(VideoDescription video) {
        progress = new SegmentProgress(video, main.quiet);
        return progress;
    }

    @Override
    public void warns(String warning) {
        print("roadmask: " + warning);
    }

    @Override
    public void explains(String detail) {
        if (main.verbose) {
            print("roadmask: " + detail);
        }
    }

    private void print(String line) {
        if (progress == null) {
            System.err.println(line);
        } else {
            progress.print(line);
        }
    }

    /** Takes the bar off the screen; idempotent. */
    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
