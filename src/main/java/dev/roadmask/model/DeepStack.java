package dev.roadmask.model;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.concurrent.FutureTask;

/**
 * Calls something on a thread whose stack is deep enough for it. Where ONNX Runtime starts, it searches the command line of
 * the process with a regular expression that goes a level deeper for every character: five thousand of them, a folder of
 * clips that the shell has spelt out, overflow the stack of an ordinary thread, and the process dies without a word.
 */
final class DeepStack {
    private static final long LEAST_BYTES = 1 << 20;
    /** Measured: about 180 for a character. Memory that is not touched costs nothing. */
    private static final long BYTES_A_CHARACTER = 512;

    private DeepStack() {}

    /**
     * Runs a task and waits for its end; an interrupt meanwhile is kept for later.
     *
     * @return the task, done
     */
    static <T> FutureTask<T> run(FutureTask<T> task) {
        Thread thread = new Thread(null, task, "roadmask-start", LEAST_BYTES + BYTES_A_CHARACTER * commandLineLength());
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return task;
    }

    /** Characters of this process's command line; 0 where the system does not tell, and nor does ONNX Runtime ask it. */
    private static long commandLineLength() {
        try (FileInputStream commandLine = new FileInputStream("/proc/self/cmdline")) {
            return commandLine.readAllBytes().length;
        } catch (IOException notHere) {
            return 0;
        }
    }
}
