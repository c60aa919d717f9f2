package dev.roadmask.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal that a progress bar is drawn on. The bar's library has one of its own, but that takes Ctrl-C away
 * from the JVM: the program would die at once, and what it holds would be lost.
 */
final class TerminalLine implements ProgressBarConsumer {
    private static final String CLEAR = "\r\u001b[K";
    private static final int USUAL_WIDTH = 80;

    private final int width = width();

    @Override
    public int getMaxRenderedLength() {
        return width - 1;
    }

    @Override
    public void accept(String line) {
        System.err.print(CLEAR + line.substring(0, Math.min(line.length(), width - 1)));
    }

    @Override
    public void clear() {
        System.err.print(CLEAR);
    }

    @Override
    public void close() {
        System.err.flush();
    }

    /** Whether standard error is a terminal, whatever standard input and output are. */
    static boolean isThere() {
        try {
            return new ProcessBuilder("test", "-t", "2")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unknown) {
            return System.console() != null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Columns, as the system knows them. */
    private static int width() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .start();
            String[] rowsAndColumns = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            int columns = rowsAndColumns.length == 2 ? Integer.parseInt(rowsAndColumns[1]) : 0;
            return columns > 1 ? columns : USUAL_WIDTH;
        } catch (IOException | NumberFormatException unknown) {
            return USUAL_WIDTH;
        }
    }
}
