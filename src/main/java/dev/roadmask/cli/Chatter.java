package dev.roadmask.cli;

import dev.roadmask.video.FfmpegLog;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What FFmpeg and ONNX Runtime have to say by themselves. */
final class Chatter {
    /** Held, because the logging system forgets loggers that nobody holds. */
    private static final Logger MODEL = Logger.getLogger("dev.roadmask.model");

    private Chatter() {}

    /** Lets it through to standard error, before the libraries are loaded; they are silent otherwise. */
    static void show(boolean verbose) {
        if (verbose) {
            FfmpegLog.verbose();
            ConsoleHandler handler = new ConsoleHandler();
            handler.setLevel(Level.ALL);
            MODEL.addHandler(handler);
            MODEL.setUseParentHandlers(false);
            MODEL.setLevel(Level.FINE);
        }
    }
}
