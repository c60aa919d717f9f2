package dev.roadmask.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * A network ready to run: one ONNX Runtime session over one checked model file.
 *
 * <p>Threads: {@link #run} may be called by any number of threads at once, each with its own tensors. {@link #close}
 * when no run is under way.
 */
public final class SegmentationModel implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelCard card;
    private final int intraOpThreads;
    private final String provider;
    private final String deviceNote;
    private volatile boolean closed;

    /** Takes ownership of the session. */
    SegmentationModel(
            OrtEnvironment environment,
            OrtSession session,
            ModelCard card,
            int intraOpThreads,
            String provider,
            String deviceNote) {
        this.environment = environment;
        this.session = session;
        this.card = card;
        this.intraOpThreads = intraOpThreads;
        this.provider = provider;
        this.deviceNote = deviceNote;
    }

    /**
     * Opens a model file, checks it against schema 1 and runs it once on a small empty picture.
     *
     * @param file the ONNX file; it is read whole and not needed afterwards
     * @param device where it should run
     * @param intraOpThreads threads that share one run, at least 1; where several threads call {@link #run}, 1 is best
     * @throws ModelException of kind MODEL if the file is refused, of kind DEVICE if the device is not to be had
     */
    public static SegmentationModel open(Path file, Device device, int intraOpThreads) throws ModelException {
        Objects.requireNonNull(device, "device");
        if (intraOpThreads < 1) {
            throw new IllegalArgumentException("intraOpThreads must be at least 1: intraOpThreads=" + intraOpThreads);
        }
        return new ModelOpening(ModelFile.read(file), Sessions.environment(), intraOpThreads).open(device);
    }

    /** What the file says of itself. */
    public ModelCard card() {
        return card;
    }

    /** What it runs on: {@code CPU} or {@code CUDA}. */
    public String provider() {
        return provider;
    }

    /** What it runs on and why, as a phrase: {@code CPU, because CUDA is not to be had: ...}. */
    public String deviceNote() {
        return deviceNote;
    }

    /** Threads that share one run. */
    public int intraOpThreads() {
        return intraOpThreads;
    }

    /**
     * Makes the tensors of one frame.
     *
     * @param size of the input, see {@link ModelCard#inputSize}
     * @return tensors that belong to the caller, to be closed before this model
     * @throws ModelException of kind RUN if there is no memory for them
     */
    public InferenceTensors allocate(InputSize size) throws ModelException {
        requireOpen();
        try {
            return new InferenceTensors(environment, size, card.classes().size(), card.stride());
        } catch (OrtException | OutOfMemoryError e) {
            throw failure("cannot allocate tensors of " + size, e);
        }
    }

    /**
     * Runs the network once: from the tensors' input to their probability.
     *
     * @param tensors made by this model; borrowed for the call
     * @throws ModelException of kind RUN if ONNX Runtime fails
     */
    public void run(InferenceTensors tensors) throws ModelException {
        requireOpen();
        // The output is pinned: the result refers to our tensor, does not own it, and closing it frees nothing.
        try (OrtSession.Result result = session.run(tensors.inputs(), Set.of(), tensors.outputs())) {
            assert !result.isResultOwner(0);
        } catch (OrtException e) {
            throw failure("the network failed on a frame of " + tensors.size(), e);
        }
    }

    /** Ends the session. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session does not close: " + e.getMessage(), e);
        }
    }

    private ModelException failure(String what, Throwable e) {
        String message = what + " (" + card.file() + " on " + provider + "): " + e.getMessage();
        return new ModelException(ModelException.Kind.RUN, message, e);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the model is closed: file=" + card.file());
        }
    }
}
