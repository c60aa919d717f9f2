package dev.roadmask.live.window;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The window program as the preview holds it: a JVM of its own, and the pipes to and from it. */
final class WindowProcess implements AutoCloseable {
    /** A JVM and a window take half a second; a machine with other things to do, longer. */
    private static final long OPENING_SECONDS = 20;

    /** What a pipe takes at once. */
    private static final int CHUNK_BYTES = 1 << 16;

    /** The code by which the X library ends a process that has lost its display. */
    private static final int X_LOST = 1;

    private final Process process;
    private final DataInputStream answers;
    private final DataOutputStream messages;

    private WindowProcess(Process process) {
        this.process = process;
        answers = new DataInputStream(process.getInputStream());
        messages = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), CHUNK_BYTES));
    }

    /**
     * Starts the program and waits until its window is open; the caller closes it.
     *
     * @param environment changes to the environment, such as another display
     */
    static WindowProcess start(Map<String, String> environment) throws NoWindowException {
        ProcessBuilder builder = new ProcessBuilder(command()).redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        requireDisplay(System.getProperty("os.name"), builder.environment());
        try {
            WindowProcess window = new WindowProcess(builder.start());
            try {
                window.awaitOpening();
                return window;
            } catch (NoWindowException | RuntimeException failure) {
                window.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new NoWindowException("the window's program does not start: " + failure.getMessage(), failure);
        }
    }

    private static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                WindowProgram.class.getName());
    }

    /** The usual reason, without starting anything. */
    static void requireDisplay(String system, Map<String, String> environment) throws NoWindowException {
        String name = system.toLowerCase(Locale.ROOT);
        boolean x11 = !name.startsWith("windows") && !name.startsWith("mac");
        if (x11 && environment.getOrDefault("DISPLAY", "").isBlank()) {
            throw new NoWindowException("no display: DISPLAY is not set");
        }
    }

    private void awaitOpening() throws NoWindowException {
        CompletableFuture<String> opening = CompletableFuture.supplyAsync(this::firstWord);
        try {
            String refusal = opening.get(OPENING_SECONDS, TimeUnit.SECONDS);
            if (!refusal.isEmpty()) {
                throw new NoWindowException(refusal);
            }
        } catch (TimeoutException failure) {
            throw new NoWindowException("the display does not answer", failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new NoWindowException("interrupted", failure);
        } catch (ExecutionException failure) {
            throw new NoWindowException("the window's program has failed: " + failure.getCause(), failure);
        }
    }

    /** Why there is no window; empty when there is one. */
    private String firstWord() {
        try {
            return answers.readByte() == Wire.OPEN ? "" : answers.readUTF();
        } catch (IOException ended) {
            return "the window's program ended at once";
        }
    }

    /** What the window sends; for one thread. */
    DataInputStream answers() {
        return answers;
    }

    /** What the window is sent; whoever writes a message whole holds its monitor and flushes. */
    DataOutputStream messages() {
        return messages;
    }

    /** Why the window has gone, once its pipe is broken. */
    String epitaph() {
        try {
            boolean displayGone = process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == X_LOST;
            return "the window is gone: " + (displayGone ? "its display has closed" : "its program was ended");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "the window is gone";
        }
    }

    /** Takes the window away. Nothing in it needs finishing, and a pipe that is stuck must not keep us. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
