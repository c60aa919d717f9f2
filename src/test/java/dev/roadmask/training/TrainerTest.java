package dev.roadmask.training;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        TrainingState first = trainer("first").begin(TinyTraining.options(data, 10), Optional.empty());
        TrainingState second =
                trainer("second").begin(TinyTraining.options(data, 1), Optional.of(folder.resolve("first/best.pt")));
        double fresh = first.history().get(0).loss();
        double warm = second.history().get(0).loss();
        assertEquals(first.best().epoch() + " epochs on train, seed 1", second.startedFrom());
        assertTrue(warm < 0.8 * fresh, "warm=%f fresh=%f".formatted(warm, fresh));
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
    void aLossThatIsNoNumberStopsTheRun() throws Exception {
        TrainingOptions wild = TinyTraining.options(data, 30, 0.99);
        TrainingState[] last = new TrainingState[1];
        try {
            last[0] = trainer("run").begin(wild, Optional.empty());
        } catch (TrainingException stopped) {
            assertTrue(stopped.getMessage().startsWith("training stopped: the loss is"), stopped.getMessage());
            return;
        }
        assertFalse(Double.isNaN(last[0].history().get(29).loss()), "NaN went unnoticed");
    }

    private Trainer trainer(String name) throws Exception {
        Path run = Files.createDirectories(folder.resolve(name));
        return new Trainer(data.mix(), data.validation(), run, TinyTraining.SILENT);
    }
}
