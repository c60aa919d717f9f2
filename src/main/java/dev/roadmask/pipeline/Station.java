package dev.roadmask.pipeline;

import java.util.Collections;
import java.util.List;

/**
 * A place on the way of a frame, with one thread for each of its stages.
 *
 * @param stages the stages that work here
 * @param takingTurns whether a frame goes to one of them (number {@code frame % size}) or to all, side by side
 */
record Station(List<Stage> stages, boolean takingTurns) {
    Station {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a station must have a stage");
        }
    }

    /** One stage, one thread. */
    static Station of(Stage stage) {
        return new Station(List.of(stage), true);
    }

    /** One stateless stage, several threads, each frame to one of them. */
    static Station turns(Stage stage, int threads) {
        return new Station(Collections.nCopies(threads, stage), true);
    }

    /** Several stages, each with a thread, each frame to all of them. */
    static Station sideBySide(List<? extends Stage> stages) {
        return new Station(List.copyOf(stages), false);
    }

    /** Whether the stage of this number works on a frame. */
    boolean isServedBy(int number, long frame) {
        return !takingTurns || frame % stages.size() == number;
    }
}
