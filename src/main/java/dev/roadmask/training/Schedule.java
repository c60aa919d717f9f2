package dev.roadmask.training;

import dev.roadmask.training.TrainingConfig.Limits;
import dev.roadmask.training.TrainingConfig.Optimizer;

/** The learning rate over epochs or over time, whichever ends first, and when a run is over. */
final class Schedule {
    private static final double WARM_UP = 0.02;
    private static final double FLOOR = 0.01;

    private final Optimizer optimizer;
    private final Limits limits;

    Schedule(TrainingConfig config) {
        this.optimizer = config.optimizer();
        this.limits = config.limits();
    }

    /** Share of the run that is behind, 0 to 1. */
    double progress(double epochs, double elapsedSeconds) {
        double byEpochs = limits.epochs() > 0 ? epochs / limits.epochs() : 0;
        double byTime = limits.minutes() > 0 ? elapsedSeconds / (60 * limits.minutes()) : 0;
        return Math.min(1, Math.max(byEpochs, byTime));
    }

    double learningRate(double progress) {
        if (optimizer.decay() == TrainingConfig.Decay.CONSTANT) {
            return optimizer.learningRate();
        }
        if (progress < WARM_UP) {
            return optimizer.learningRate() * Math.max(FLOOR, progress / WARM_UP);
        }
        double cosine = 0.5 * (1 + Math.cos(Math.PI * (progress - WARM_UP) / (1 - WARM_UP)));
        return optimizer.learningRate() * (FLOOR + (1 - FLOOR) * cosine);
    }

    boolean timeIsUp(double elapsedSeconds) {
        return limits.minutes() > 0 && elapsedSeconds >= 60 * limits.minutes();
    }

    boolean isOver(TrainingState state) {
        boolean epochsDone = limits.epochs() > 0 && state.epochs() >= limits.epochs();
        return epochsDone || timeIsUp(state.elapsedSeconds()) || patienceIsOver(state);
    }

    private boolean patienceIsOver(TrainingState state) {
        return limits.patience() > 0
                && state.epochs() > 0
                && state.epochs() - state.best().epoch() >= limits.patience();
    }
}
