package dev.roadmask.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes ONNX Runtime sessions, all with the settings that were measured to be right for this work. */
final class Sessions {
    private Sessions() {}

    /**
     * The process-wide environment. Its log is silent, because every failure comes back as an exception too; a logger
     * {@code dev.roadmask.model} at debug level lets the warnings through to standard error.
     */
    static OrtEnvironment environment() throws ModelException {
        boolean verbose = System.getLogger("dev.roadmask.model").isLoggable(System.Logger.Level.DEBUG);
        OrtLoggingLevel level =
                verbose ? OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING : OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        try {
            return DeepStack.run(new FutureTask<>(() -> OrtEnvironment.getEnvironment(level, "roadmask")))
                    .get();
        } catch (ExecutionException e) {
            throw new ModelException(
                    ModelException.Kind.DEVICE,
                    "ONNX Runtime's native library cannot be loaded: "
                            + e.getCause().getMessage() + ". Is there room in "
                            + System.getProperty("java.io.tmpdir") + ", where it is unpacked?",
                    e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError("a task that is done is not waited for", e);
        }
    }

    /** A session on the CPU; the file itself is at fault when this fails. */
    static OrtSession onCpu(OrtEnvironment environment, ModelFile file, int intraOpThreads) throws ModelException {
        try (SessionOptions options = options(intraOpThreads)) {
            return environment.createSession(file.content(), options);
        } catch (OrtException e) {
            throw unusable(file, e);
        }
    }

    /** A session on the first CUDA device; fails where CUDA is not in this build or does not load. */
    static OrtSession onCuda(OrtEnvironment environment, ModelFile file, int intraOpThreads) throws OrtException {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new OrtException("this build of ONNX Runtime has no CUDA provider");
        }
        try (SessionOptions options = options(intraOpThreads)) {
            // A provider that is listed may still lack its libraries: only trying tells.
            options.addCUDA(0);
            return environment.createSession(file.content(), options);
        }
    }

    private static SessionOptions options(int intraOpThreads) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            // The NCHWc layout, 1.6 to 2.9 times as fast, exists at this level only.
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setIntraOpNumThreads(intraOpThreads);
            options.setInterOpNumThreads(1);
            // Waiting threads would otherwise burn what decoding and encoding need.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // Or bytes that happen to begin like ONNX Runtime's own format are read as that.
            options.addConfigEntry("session.load_model_format", "ONNX");
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    /** The refusal of a file that no session can be made of. */
    static ModelException unusable(ModelFile file, OrtException e) {
        boolean noOnnx = e.getCode() == OrtErrorCode.ORT_INVALID_PROTOBUF || e.getCode() == OrtErrorCode.ORT_NO_MODEL;
        String reason =
                noOnnx ? "not an ONNX file, or a damaged one" : "ONNX Runtime does not accept it: " + firstLine(e);
        return file.refusal(reason, e);
    }

    /** What ONNX Runtime says, without the lines of stack or source that may follow. */
    static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .strip();
    }
}
