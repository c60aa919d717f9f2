package dev.roadmask.cli;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.model.ModelException;
import dev.roadmask.training.TrainingException;

/** The exit codes of the program, which scripts rely on. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int UNAVAILABLE = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Throwable failure) {
        if (failure instanceof UsageException || failure instanceof IllegalArgumentException) {
            return USAGE;
        }
        if (failure instanceof DatasetException) {
            return INPUT;
        }
        if (failure instanceof ModelException) {
            return UNAVAILABLE;
        }
        if (failure instanceof InterruptedException) {
            return INTERRUPTED;
        }
        return failure instanceof TrainingException || failure instanceof Exception ? FAILED : FAILED;
    }
}
