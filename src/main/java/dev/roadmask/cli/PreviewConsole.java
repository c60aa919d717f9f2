package dev.roadmask.cli;

import dev.roadmask.live.LiveListener;
import dev.roadmask.live.Preview;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells the terminal what happens to a preview. */
final class PreviewConsole implements LiveListener, AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Main main;
    private final String source;

    PreviewConsole(Main main, String source) {
        this.main = main;
        this.source = source;
    }

    /** Begins to show how a preview is doing. */
    void watch(Preview preview) {}

    @Override
    public void connected(boolean again) {
        happened((again ? "back: " : "connected to ") + source);
    }

    @Override
    public void lost(String why, Duration retry) {
        happened(String.format(Locale.ROOT, "%s; trying again in %.1f s", why, retry.toMillis() / 1e3));
    }

    @Override
    public void finished(Path file, double seconds, long frames) {
        happened(String.format(Locale.ROOT, "recorded %s (%.1f s, %d frames)", file, seconds, frames));
    }

    @Override
    public void remark(String line) {
        say(line);
    }

    @Override
    public void failed(String line) {
        System.err.println("roadmask: " + line);
    }

    private void happened(String what) {
        say(TIME.format(LocalTime.now()) + " " + what);
    }

    /** A line, unless there are to be none but errors. */
    synchronized void say(String line) {
        if (!main.quiet) {
            System.err.println("roadmask: " + line);
        }
    }

    @Override
    public void close() {}
}
