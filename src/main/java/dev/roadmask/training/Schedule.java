package dev.roadmask.training;

/** Linear warm-up, then a cosine down to a hundredth, over epochs or over time, whichever ends first. */
final class Schedule {
    private static final double WARM_UP = 0.02;
    private static final double FLOOR = 0.01;

    private final TrainingOptions options;

    Schedule(TrainingOptions options) {
        this.options = options;
    }

    /** Share of the run that is behind, 0 to 1. */
    double progress(double epochs, double elapsedSeconds) {
        double byEpochs = options.epochs() > 0 ? epochs / options.epochs() : 0;
        double byTime = options.minutes() > 0 ? elapsedSeconds / (60 * options.minutes()) : 0;
        return Math.min(1, Math.max(byEpochs, byTime));
    }

    double learningRate(double progress) {
        if (progress < WARM_UP) {
            return options.learningRate() * Math.max(FLOOR, progress / WARM_UP);
        }
        double cosine = 0.5 * (1 + Math.cos(Math.PI * (progress - WARM_UP) / (1 - WARM_UP)));
        return options.learningRate() * (FLOOR + (1 - FLOOR) * cosine);
    }

    boolean timeIsUp(double elapsedSeconds) {
        return options.minutes() > 0 && elapsedSeconds >= 60 * options.minutes();
    }

    boolean isOver(TrainingState state) {
        boolean epochsDone = options.epochs() > 0 && state.epochs() >= options.epochs();
        return epochsDone || timeIsUp(state.elapsedSeconds()) || patienceIsOver(state);
    }

    private boolean patienceIsOver(TrainingState state) {
        return options.patience() > 0
                && state.epochs() > 0
                && state.epochs() - state.best().epoch() >= options.patience();
    }
}
