package dev.roadmask.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.dataset.Augmentation;
import dev.roadmask.training.UNetShape.Upsampling;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void warmsUpThenFallsToAHundredth() {
        Schedule schedule = new Schedule(options(10, 0, 0));
        assertEquals(0.01 * 0.1, schedule.learningRate(0), 1e-9);
        assertEquals(0.1, schedule.learningRate(0.02), 1e-9);
        assertEquals(0.001, schedule.learningRate(1), 1e-9);
        assertTrue(schedule.learningRate(0.3) > schedule.learningRate(0.6));
    }

    @Test
    void whicheverEndsFirstSetsThePace() {
        Schedule schedule = new Schedule(options(10, 5, 0));
        assertEquals(0.5, schedule.progress(5, 60), 1e-9);
        assertEquals(0.8, schedule.progress(5, 240), 1e-9);
        assertTrue(schedule.timeIsUp(300));
        assertFalse(schedule.timeIsUp(299));
    }

    @Test
    void stopsWhenNothingGetsBetter() {
        Schedule schedule = new Schedule(options(100, 0, 2));
        TrainingState state = TrainingState.begin(options(100, 0, 2), null);
        state = state.after(epoch(1, 0.5), 1).after(epoch(2, 0.4), 2);
        assertFalse(schedule.isOver(state));
        assertTrue(schedule.isOver(state.after(epoch(3, 0.5), 3)));
        assertFalse(schedule.isOver(state.after(epoch(3, 0.6), 3)));
    }

    private static TrainingState.Epoch epoch(int number, double iou) {
        return new TrainingState.Epoch(number, 1, iou, 0.1, 1, 0);
    }

    private static TrainingOptions options(int epochs, double minutes, int patience) {
        UNetShape shape = new UNetShape(4, 3, true, Upsampling.BILINEAR, List.of());
        return new TrainingOptions(
                shape,
                64,
                64,
                4,
                0.1,
                0,
                0.9,
                0.5,
                epochs,
                minutes,
                patience,
                1,
                false,
                4096,
                Augmentation.NONE,
                List.of(),
                List.of());
    }
}
