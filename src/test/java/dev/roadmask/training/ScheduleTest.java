package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.DatasetOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void warmsUpThenFallsToAHundredth() {
        Schedule schedule = new Schedule(config(10, 0, 0));
        assertEquals(0.01 * 0.1, schedule.learningRate(0), 1e-9);
        assertEquals(0.1, schedule.learningRate(0.02), 1e-9);
        assertEquals(0.001, schedule.learningRate(1), 1e-9);
        assertTrue(schedule.learningRate(0.3) > schedule.learningRate(0.6));
    }

    @Test
    void whicheverEndsFirstSetsThePace() {
        Schedule schedule = new Schedule(config(10, 5, 0));
        assertEquals(0.5, schedule.progress(5, 60), 1e-9);
        assertEquals(0.8, schedule.progress(5, 240), 1e-9);
        assertTrue(schedule.timeIsUp(300));
        assertFalse(schedule.timeIsUp(299));
    }

    @Test
    void stopsWhenNothingGetsBetter() {
        Schedule schedule = new Schedule(config(100, 0, 2));
        TrainingState state = TrainingState.begin(options(config(100, 0, 2)), null);
        state = state.after(epoch(1, 0.5), 1).after(epoch(2, 0.4), 2);
        assertFalse(schedule.isOver(state));
        assertTrue(schedule.isOver(state.after(epoch(3, 0.5), 3)));
        assertFalse(schedule.isOver(state.after(epoch(3, 0.6), 3)));
    }

    @Test
    void aConstantRateStays() {
        Schedule schedule = new Schedule(TinyTraining.text(10)
                .with("optimizer.decay", "constant")
                .with("optimizer.learningRate", "0.1")
                .toConfig());
        assertEquals(0.1, schedule.learningRate(0));
        assertEquals(0.1, schedule.learningRate(1));
    }

    private static TrainingState.Epoch epoch(int number, double iou) {
        return new TrainingState.Epoch(number, 1, 0.5, 1, iou, 0.1, 1, 0);
    }

    private static TrainingConfig config(int epochs, double minutes, int patience) {
        return TinyTraining.text(epochs)
                .with("optimizer.learningRate", "0.1")
                .with("limits.minutes", Double.toString(minutes))
                .with("limits.patience", Integer.toString(patience))
                .toConfig();
    }

    private static TrainingOptions options(TrainingConfig config) {
        return new TrainingOptions(
                config, List.of(), false, List.of(), List.of(), DatasetOptions.DEFAULT, null, List.of());
    }
}
