package dev.roadmask.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which can be killed. */
final class ChildProgram implements AutoCloseable {
    private final Process process;
    private final Path output;

    /** What it said and how it ended; 128 + n for signal n. */
    record Outcome(int code, String said) {}

    private ChildProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Begins to run; what it prints goes to a file in the folder. */
    static ChildProgram start(Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-cp", classes));
        // A busy machine must not find it through before it gets the signal.
        command.addAll(List.of("-Droadmask.fault.infer-ms=20", Main.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(folder, "said", ".txt");
            return new ChildProgram(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until a file has grown to a length, or the program has ended. */
    void awaitLength(Path file, long bytes) throws Exception {
        while (process.isAlive() && (Files.notExists(file) || Files.size(file) < bytes)) {
            Thread.sleep(5);
        }
    }

    /** SIGKILL: nobody gets to do anything more. */
    Outcome kill() throws Exception {
        process.destroyForcibly();
        return await();
    }

    /** Ctrl-C. */
    Outcome interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return await();
    }

    /** From now on no file of it may grow beyond so many bytes, which it meets like a full disk; false if that cannot be. */
    boolean limitFiles(long bytes) throws InterruptedException {
        try {
            return new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + bytes)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    Outcome await() throws Exception {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("hangs, having said: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
