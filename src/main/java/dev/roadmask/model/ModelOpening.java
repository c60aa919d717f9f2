package dev.roadmask.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/**
 * The way from a file's bytes to a model: pick the device, make the session, check the contract, run once. Whatever
 * fails leaves no session behind.
 */
final class ModelOpening {
    private static final String CPU = "CPU";
    private static final String CUDA = "CUDA";

    private final ModelFile file;
    private final OrtEnvironment environment;
    private final int intraOpThreads;

    ModelOpening(ModelFile file, OrtEnvironment environment, int intraOpThreads) {
        this.file = file;
        this.environment = environment;
        this.intraOpThreads = intraOpThreads;
    }

    SegmentationModel open(Device device) throws ModelException {
        return switch (device) {
            case CPU -> onCpu("CPU, as asked");
            case CUDA -> onCudaOnly();
            case AUTO -> onCudaElseCpu();
        };
    }

    private SegmentationModel onCpu(String note) throws ModelException {
        OrtSession session = Sessions.onCpu(environment, file, intraOpThreads);
        try {
            return tried(session, CPU, note);
        } catch (OrtException e) {
            throw file.refusal("it does not run: " + Sessions.firstLine(e), e);
        }
    }

    private SegmentationModel onCudaOnly() throws ModelException {
        try {
            return onCuda("CUDA, as asked");
        } catch (OrtException e) {
            String message = "cannot use device cuda: " + Sessions.firstLine(e) + ". Use --device cpu, or auto";
            throw new ModelException(ModelException.Kind.DEVICE, message, e);
        }
    }

    private SegmentationModel onCudaElseCpu() throws ModelException {
        try {
            return onCuda("CUDA, found to work");
        } catch (OrtException e) {
            return onCpu("CPU, because CUDA is not to be had: " + Sessions.firstLine(e));
        }
    }

    /** Throws a ModelException when the file is at fault, an OrtException when the device is. */
    private SegmentationModel onCuda(String note) throws ModelException, OrtException {
        OrtSession session;
        try {
            session = Sessions.onCuda(environment, file, intraOpThreads);
        } catch (OrtException e) {
            if (e.getCode() == OrtErrorCode.ORT_INVALID_PROTOBUF) {
                throw Sessions.unusable(file, e);
            }
            throw e;
        }
        return tried(session, CUDA, note);
    }

    /** Takes ownership of the session: it is closed here, or belongs to the model returned. */
    private SegmentationModel tried(OrtSession session, String provider, String note)
            throws ModelException, OrtException {
        try {
            Map<String, String> metadata = session.getMetadata().getCustomMetadata();
            ModelCard card = CardReader.read(file, metadata);
            TensorContract.check(file, session, card);
            TensorContract.tryOut(file, environment, session, card);
            return new SegmentationModel(environment, session, card, intraOpThreads, provider, note);
        } catch (ModelException | OrtException | RuntimeException e) {
            session.close();
            throw e;
        }
    }
}
