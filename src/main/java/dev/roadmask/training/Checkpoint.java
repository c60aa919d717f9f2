package dev.roadmask.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.OutputArchive;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run on disk: a libtorch archive with the network, its averaged twin, the optimizer and the {@link TrainingState} as
 * JSON. Written beside its final name, flushed and renamed, so that a kill or a full disk leaves the one before.
 */
public final class Checkpoint {
    private static final String STATE = "state";
    private static final String NETWORK = "network";
    private static final String AVERAGED = "averaged";
    private static final String OPTIMIZER = "optimizer";

    private Checkpoint() {}

    static void write(Path file, TrainingState state, Learner learner) throws TrainingException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (PointerScope scope = new PointerScope()) {
            OutputArchive archive = new OutputArchive();
            archive.write(STATE, new IValue(JsonMapper.shared().writeValueAsString(state)));
            archive.write(NETWORK, saved(learner.network()));
            archive.write(AVERAGED, saved(learner.averaged()));
            OutputArchive optimizer = new OutputArchive();
            learner.optimizer().save(optimizer);
            archive.write(OPTIMIZER, optimizer);
            ArchiveFile written = new ArchiveFile(unfinished);
            archive.save_to(written);
            written.finish();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            // What is there of it may be what filled the disk.
            unfinished.toFile().delete();
            throw new TrainingException(
                    TrainingException.Kind.RUN,
                    "cannot write checkpoint %s: %s. The one before it is untouched.".formatted(file, firstLine(e)),
                    e);
        }
    }

    private static OutputArchive saved(Module module) {
        OutputArchive archive = new OutputArchive();
        module.save(archive);
        return archive;
    }

    /** What a checkpoint says of its run; weights are not loaded. */
    public static TrainingState readState(Path file) throws TrainingException {
        try (PointerScope scope = new PointerScope()) {
            IValue state = new IValue();
            open(file).read(STATE, state);
            return JsonMapper.shared().readValue(state.toStringRef().getString(), TrainingState.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new TrainingException(
                    TrainingException.Kind.CHECKPOINT,
                    "cannot read checkpoint %s: written by another version: %s".formatted(file, firstLine(e)),
                    e);
        } catch (RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    /** The averaged network of a checkpoint in evaluation mode, as it was scored; the caller's scope owns it. */
    public static UNet readAveraged(Path file) throws TrainingException {
        TrainingOptions options = readState(file).options();
        UNet network = new UNet(options.config().network(), options.auxiliaryClasses());
        load(file, AVERAGED, network);
        network.eval();
        return network;
    }

    /** Begins a new run with the averaged weights of another one of the same shape. */
    static void readWeights(Path file, Learner learner) throws TrainingException {
        String theirs = network(readState(file).options());
        String ours = network(learner.options());
        if (!theirs.equals(ours)) {
            throw new TrainingException(
                    TrainingException.Kind.CHECKPOINT,
                    "cannot start from %s: its network is %s, this run's is %s".formatted(file, theirs, ours));
        }
        load(file, AVERAGED, learner.network());
        learner.resetAverage();
    }

    private static String network(TrainingOptions options) {
        UNetShape shape = options.config().network();
        return "base %d, %d levels, %s stem, %s upsampling, %s batch norm, auxiliary classes %s"
                .formatted(
                        shape.baseWidth(),
                        shape.levels(),
                        shape.stem() ? "a" : "no",
                        shape.upsampling(),
                        shape.batchNorm() ? "with" : "without",
                        options.auxiliaryClasses());
    }

    /** Continues a run. */
    static void read(Path file, Learner learner) throws TrainingException {
        load(file, NETWORK, learner.network());
        load(file, AVERAGED, learner.averaged());
        try (PointerScope scope = new PointerScope()) {
            InputArchive optimizer = new InputArchive();
            open(file).read(OPTIMIZER, optimizer);
            learner.optimizer().load(optimizer);
        } catch (RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    private static void load(Path file, String part, Module into) throws TrainingException {
        try (PointerScope scope = new PointerScope()) {
            InputArchive archive = new InputArchive();
            open(file).read(part, archive);
            into.load(archive);
        } catch (RuntimeException e) {
            throw unreadable(file, e);
        }
    }

    private static InputArchive open(Path file) throws TrainingException {
        if (!Files.isRegularFile(file)) {
            throw new TrainingException(
                    TrainingException.Kind.CHECKPOINT, "cannot read checkpoint %s: no such file".formatted(file));
        }
        InputArchive archive = new InputArchive();
        archive.load_from(file.toString());
        return archive;
    }

    private static TrainingException unreadable(Path file, RuntimeException cause) {
        return new TrainingException(
                TrainingException.Kind.CHECKPOINT,
                "cannot read checkpoint %s: it is none, or damaged".formatted(file),
                cause);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
