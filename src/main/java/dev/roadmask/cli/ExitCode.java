package dev.roadmask.cli;

import dev.roadmask.dataset.DatasetException;
import dev.roadmask.live.window.NoWindowException;
import dev.roadmask.model.ModelException;
import dev.roadmask.output.OutputException;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.training.TrainingException;
import dev.roadmask.video.VideoException;

/** The exit codes of the program, which scripts rely on. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int INPUT = 3;
    static final int UNAVAILABLE = 4;
    static final int DIFFERENT = 5;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Exception failure) {
        if (failure instanceof UsageException || failure instanceof IllegalArgumentException) {
            return USAGE;
        }
        if (failure instanceof NoWindowException) {
            return UNAVAILABLE;
        }
        if (failure instanceof DatasetException) {
            return INPUT;
        }
        if (failure instanceof ModelException model) {
            return model.kind() == ModelException.Kind.RUN ? FAILED : UNAVAILABLE;
        }
        if (failure instanceof OutputException output) {
            return of(output);
        }
        if (failure instanceof VideoException video) {
            return of(video.kind());
        }
        if (failure instanceof TrainingException training) {
            return training.kind() == TrainingException.Kind.CHECKPOINT ? INPUT : FAILED;
        }
        if (failure instanceof CutShortException cut) {
            return of(cut.getCause());
        }
        if (failure instanceof PipelineException pipeline) {
            return ofRun(pipeline.getCause());
        }
        return failure instanceof InterruptedException ? INTERRUPTED : FAILED;
    }

    /** Of what happened midway: an encoder that fails there was available. */
    private static int ofRun(Throwable cause) {
        if (cause instanceof OutputException output) {
            return of(output);
        }
        return cause instanceof VideoException video && video.kind() != VideoException.Kind.ENCODER
                ? of(video.kind())
                : FAILED;
    }

    private static int of(OutputException output) {
        return output.kind() == OutputException.Kind.EXISTS ? USAGE : FAILED;
    }

    private static int of(VideoException.Kind kind) {
        return switch (kind) {
            case INPUT -> INPUT;
            case OUTPUT -> FAILED;
            case EXISTS -> USAGE;
            case ENCODER -> UNAVAILABLE;
        };
    }
}
