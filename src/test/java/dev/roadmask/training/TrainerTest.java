package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.MaskFolders;
import dev.roadmask.dataset.TrainingData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrainerTest {
    /** Order of libtorch's parallel sums may differ between runs and processors. */
    private static final double TOLERANCE = 2e-3;

    @TempDir
    Path folder;

    private TrainingData data;

    @BeforeEach
    void writePictures() throws Exception {
        data = TrainingData.open(List.of(MaskFolders.writeSplit(folder.resolve("set"), 32, 4, 64, 64)), List.of(), 5);
    }

    @Test
    void learnsToFindRedBoxes() throws Exception {
        TrainingState state = trainer("run").begin(TinyTraining.options(data, 10), Optional.empty());
        assertEquals(10, state.epochs());
        assertTrue(state.best().validationIou() > 0.8, "history=" + state.history());
        assertTrue(Files.exists(folder.resolve("run/best.pt")));
        assertEquals(11, Files.readAllLines(folder.resolve("run/metrics.csv")).size());
    }

    @Test
    void aResumedRunGoesOnAsIfNothingHadHappened() throws Exception {
        TrainingState whole = trainer("whole").begin(TinyTraining.options(data, 6), Optional.empty());
        killAfterTwoEpochs();
        TrainingState resumed = trainer("killed").resume();
        assertTrue(whole.history().get(5).validationIou() > 0, "nothing learnt that could differ: " + whole.history());
        assertEquals(whole.epochs(), resumed.epochs());
        assertEquals(whole.step(), resumed.step());
        for (int i = 0; i < whole.epochs(); i++) {
            TrainingState.Epoch expected = whole.history().get(i);
            TrainingState.Epoch actual = resumed.history().get(i);
            assertEquals(expected.loss(), actual.loss(), TOLERANCE, "epoch " + (i + 1));
            assertEquals(expected.validationIou(), actual.validationIou(), TOLERANCE, "epoch " + (i + 1));
        }
    }

    /** What a SIGKILL in the middle of an epoch and of a checkpoint leaves: the last one whole, a torn one beside it. */
    private void killAfterTwoEpochs() throws Exception {
        Files.createDirectories(folder.resolve("killed"));
        TrainingListener killer = new TrainingListener() {
            @Override
            public void onStep(int epoch, int step, int steps, double loss) {
                if (epoch == 3 && step == 2) {
                    throw new IllegalStateException("killed");
                }
            }

            @Override
            public void onEpoch(TrainingState state, double secondsLeft) {}
        };
        Trainer trainer = new Trainer(data.mix(), data.validation(), folder.resolve("killed"), killer);
        assertThrows(IllegalStateException.class, () -> trainer.begin(TinyTraining.options(data, 6), Optional.empty()));
        Files.writeString(folder.resolve("killed/last.pt.part"), "torn");
    }

    @Test
    void keepsTheBestEpochNotTheLast() throws Exception {
        TrainingState state = trainer("run").begin(TinyTraining.options(data, 5), Optional.empty());
        TrainingState kept = Checkpoint.readState(folder.resolve("run/best.pt"));
        assertEquals(state.best().epoch(), kept.epochs());
    }

    @Test
    void startsFromAnotherRunsWeights() throws Exception {
        trainer("first").begin(TinyTraining.options(data, 10), Optional.empty());
        // So slow that an epoch's loss is that of the weights it began with.
        TrainingConfig slow =
                TinyTraining.text(1).with("optimizer.learningRate", "1e-6").toConfig();
        double fresh = loss("fresh", slow, Optional.empty());
        double warm = loss("warm", slow, Optional.of(folder.resolve("first/last.pt")));
        assertEquals(
                "10 epochs on train, seed 1",
                Checkpoint.readState(folder.resolve("warm/last.pt")).startedFrom());
        assertTrue(warm < 0.8 * fresh, "warm=%f fresh=%f".formatted(warm, fresh));
    }

    private double loss(String run, TrainingConfig config, Optional<Path> weights) throws Exception {
        TrainingState state = trainer(run).begin(TinyTraining.options(data, config), weights);
        return state.history().get(0).loss();
    }

    @Test
    void saysWhatIsWrongWithACheckpoint() throws Exception {
        Path file = folder.resolve("run/last.pt");
        Trainer trainer = trainer("run");
        assertEquals(
                "cannot read checkpoint %s: no such file".formatted(file),
                assertThrows(TrainingException.class, trainer::resume).getMessage());
        Files.writeString(file, "no archive");
        assertEquals(
                "cannot read checkpoint %s: it is none, or damaged".formatted(file),
                assertThrows(TrainingException.class, trainer::resume).getMessage());
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOneBefore() throws Exception {
        trainer("run").begin(TinyTraining.options(data, 1), Optional.empty());
        // A folder in the way of the unfinished file fails as a full disk does.
        Files.createDirectory(folder.resolve("run/last.pt.part"));
        TrainingException refusal = assertThrows(
                TrainingException.class, () -> trainer("run").begin(TinyTraining.options(data, 1), Optional.empty()));
        assertTrue(refusal.getMessage().startsWith("cannot write checkpoint"), refusal.getMessage());
        assertEquals(1, Checkpoint.readState(folder.resolve("run/last.pt")).epochs());
    }

    @Test
    void aLossThatIsNoNumberNamesTheBatchAndTheGoodCheckpoint() throws Exception {
        TrainingState state = trainer("run").begin(TinyTraining.options(data, 2), Optional.empty());
        Path last = folder.resolve("run/last.pt");
        TrainingState interrupted = new TrainingState(
                TinyTraining.options(data, 3), null, state.step(), state.elapsedSeconds(), state.history());
        poison(last, interrupted);
        byte[] before = Files.readAllBytes(last);
        TrainingException stop =
                assertThrows(TrainingException.class, () -> trainer("run").resume());
        assertTrue(
                stop.getMessage()
                        .matches("training stopped: the loss is no number at epoch 3, step 1 "
                                + "\\(\\d{4}.png, \\d{4}.png, \\d{4}.png, \\d{4}.png\\); last.pt is good, after epoch 2\\."
                                + " A lower learning rate may help\\."),
                stop.getMessage());
        assertArrayEquals(before, Files.readAllBytes(last));
    }

    /** Weights that are no numbers, as an overflow would leave them. */
    private static void poison(Path checkpoint, TrainingState state) throws Exception {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Learner learner = new Learner(state.options());
            Checkpoint.read(checkpoint, learner);
            learner.network().parameters().get(0).fill_(new Scalar(Double.NaN));
            Checkpoint.write(checkpoint, state, learner);
        }
    }

    @Test
    void anOverflowInTheFirstStepSaysThatNothingWasKept() throws Exception {
        TrainingConfig wild = TinyTraining.text(1).with("objective.l1", "1e38").toConfig();
        TrainingException stop = assertThrows(TrainingException.class, () -> trainer("run")
                .begin(TinyTraining.options(data, wild), Optional.empty()));
        assertTrue(stop.getMessage().contains("; there is no checkpoint yet."), stop.getMessage());
        assertFalse(Files.exists(folder.resolve("run/last.pt")));
    }

    @Test
    void l1MakesWeightsSmall() throws Exception {
        assertTrue(weights("0.01") < 0.7 * weights("0"), "the penalty does nothing");
    }

    private double weights(String l1) throws Exception {
        trainer(l1)
                .begin(
                        TinyTraining.options(
                                data,
                                TinyTraining.text(2).with("objective.l1", l1).toConfig()),
                        Optional.empty());
        try (PointerScope scope = new PointerScope()) {
            UNet network = Checkpoint.readAveraged(folder.resolve(l1).resolve("last.pt"));
            return network.down()
                    .get(0)
                    .get(1)
                    .convolution()
                    .weight()
                    .abs()
                    .sum()
                    .item_float();
        }
    }

    @Test
    void refusesWeightsOfAnotherNetwork() throws Exception {
        trainer("run").begin(TinyTraining.options(data, 1), Optional.empty());
        TrainingConfig wider =
                TinyTraining.text(1).with("network.baseWidth", "8").toConfig();
        Path checkpoint = folder.resolve("run/best.pt");
        TrainingException refusal = assertThrows(TrainingException.class, () -> trainer("other")
                .begin(TinyTraining.options(data, wider), Optional.of(checkpoint)));
        assertEquals(
                "cannot start from %s: its network is base 4, 3 levels, a stem, bilinear upsampling, with batch norm, auxiliary classes [9], this run's is base 8, 3 levels, a stem, bilinear upsampling, with batch norm, auxiliary classes [9]"
                        .formatted(checkpoint),
                refusal.getMessage());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesTheCheckpointBefore() throws Exception {
        trainer("run").begin(TinyTraining.options(data, 1), Optional.empty());
        Path last = folder.resolve("run/last.pt");
        byte[] before = Files.readAllBytes(last);
        // Every write to this device fails with ENOSPC, as on a full disk.
        Files.createSymbolicLink(folder.resolve("run/last.pt.part"), Path.of("/dev/full"));
        TrainingException refusal = assertThrows(
                TrainingException.class, () -> trainer("run").begin(TinyTraining.options(data, 1), Optional.empty()));
        assertTrue(
                refusal.getMessage().startsWith("cannot write checkpoint " + last)
                        && refusal.getMessage().endsWith("The one before it is untouched."),
                refusal.getMessage());
        assertArrayEquals(before, Files.readAllBytes(last));
    }

    private Trainer trainer(String name) throws Exception {
        Path run = Files.createDirectories(folder.resolve(name));
        return new Trainer(data.mix(), data.validation(), run, TinyTraining.SILENT);
    }
}
