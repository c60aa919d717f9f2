package dev.roadmask.cli;

import dev.roadmask.video.FfmpegLog;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What FFmpeg and ONNX Runtime have to say by themselves. */
final class Chatter {
    /** Held, because the logging system forgets loggers that nobody holds. */
    private static final Logger MODEL = Logger.getLogger("dev.roadmask.model");

    /** ONNX Runtime's Java side prints stack traces of what it then reports as exceptions. */
    private static final Logger RUNTIME = Logger.getLogger("ai.onnxruntime");

    private Chatter() {}

    /** Lets it through to standard error, before the libraries are loaded; they are silent otherwise. */
    static void show(boolean verbose) {
        if (!verbose) {
            RUNTIME.setLevel(Level.OFF);
        } else {
            FfmpegLog.verbose();
            ConsoleHandler handler = new ConsoleHandler();
            handler.setLevel(Level.ALL);
            MODEL.addHandler(handler);
            MODEL.setUseParentHandlers(false);
            MODEL.setLevel(Level.FINE);
        }
    }
}
