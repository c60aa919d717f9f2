package dev.roadmask.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that a test runs beside it, which can be stopped in the middle as by a power cut, or made to hang. */
final class ChildProcess implements AutoCloseable {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Starts a program whose chatter nobody reads. */
    static ChildProcess start(List<String> command) {
        return new ChildProcess(begin(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)));
    }

    /** Starts a program and waits until it says something. */
    static ChildProcess startAndAwait(List<String> command, String ready) {
        Process process = begin(new ProcessBuilder(command).redirectErrorStream(true));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(ready)) {
                    Thread drain = new Thread(() -> output.lines().forEach(more -> {}), "output of a test server");
                    drain.setDaemon(true);
                    drain.start();
                    return new ChildProcess(process);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new AssertionError(command + " ended");
    }

    /** Runs a program to its end; whether it is there and ended well. */
    static boolean run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                output.lines().forEach(line -> {});
            }
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void await() throws InterruptedException {
        process.waitFor();
    }

    /** Makes it hang with all its connections open. */
    void freeze() {
        run("kill", "-STOP", String.valueOf(process.pid()));
    }

    void thaw() {
        run("kill", "-CONT", String.valueOf(process.pid()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process begin(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
