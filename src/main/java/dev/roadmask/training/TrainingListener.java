package dev.roadmask.training;

/** Told how training goes, on the training thread. */
public interface TrainingListener {
    /** After each step of an epoch (from 1). */
    void onStep(int epoch, int step, int steps, double loss);

    /**
     * After each epoch, its checkpoint written.
     *
     * @param secondsLeft until the schedule ends at this pace
     */
    void onEpoch(TrainingState state, double secondsLeft);
}
