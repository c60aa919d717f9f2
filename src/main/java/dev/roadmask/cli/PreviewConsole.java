package dev.roadmask.cli;

import dev.roadmask.live.Preview;
import dev.roadmask.live.Recorder;
import java.nio.file.Path;
import java.util.Locale;

/** Tells the terminal what happens to a preview: lines for good, and on a terminal one that is drawn anew below them. */
final class PreviewConsole implements Recorder.Listener, AutoCloseable {
    private final boolean quiet;
    private LiveLine line;
    private Runnable whenRecordingFails = () -> {};
    private boolean recordingHasFailed;

    PreviewConsole(boolean quiet) {
        this.quiet = quiet;
    }

    /** Begins to show how a preview is doing. */
    synchronized void watch(Preview preview) {
        line = LiveLine.watch(preview, quiet);
    }

    @Override
    public void finished(Path file, double seconds, long frames) {
        say(String.format(Locale.ROOT, "recorded %s: %d frames, %.1f s", file, frames, seconds));
    }

    @Override
    public void remark(String remark) {
        say(remark);
    }

    @Override
    public void failed(String why) {
        print(why);
        noteFailure().run();
    }

    private synchronized Runnable noteFailure() {
        recordingHasFailed = true;
        return whenRecordingFails;
    }

    /** What to do when a recording fails, beyond saying so: that of a preview that nobody sees is all there is. */
    synchronized void whenRecordingFails(Runnable action) {
        whenRecordingFails = action;
    }

    /** Whether a recording has come to an end that nobody wanted. */
    synchronized boolean recordingHasFailed() {
        return recordingHasFailed;
    }

    /** A line, unless there are to be none but errors. */
    void say(String what) {
        if (!quiet) {
            print(what);
        }
    }

    private synchronized void print(String what) {
        if (line == null) {
            System.err.println("roadmask: " + what);
        } else {
            line.print("roadmask: " + what);
        }
    }

    /** Takes the moving line off the screen; idempotent. */
    @Override
    public synchronized void close() {
        if (line != null) {
            line.close();
        }
    }
}
