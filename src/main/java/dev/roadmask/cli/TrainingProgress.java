package dev.roadmask.cli;

import dev.roadmask.dataset.DatasetSplits;
import dev.roadmask.dataset.Split.Part;
import dev.roadmask.dataset.TrainingData;
import dev.roadmask.dataset.TrainingMix;
import dev.roadmask.training.Trainer;
import dev.roadmask.training.TrainingListener;
import dev.roadmask.training.TrainingState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Prints a line an epoch, and on a terminal a bar within it. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private final boolean quiet;
    private CountBar bar;

    TrainingProgress(boolean quiet) {
        this.quiet = quiet;
    }

    void describe(TrainingData data) {
        for (TrainingMix.Source source : data.mix().sources()) {
            print("trains on    %s: %d of %d pictures an epoch%s"
                    .formatted(
                            source.dataset().folder(),
                            source.picturesPerEpoch(),
                            source.dataset().pictures().size(),
                            source.classes() == 0 ? "" : ", %d auxiliary classes".formatted(source.classes())));
        }
        data.sets().forEach(set -> print(split(set)));
        data.validation()
                .ifPresentOrElse(
                        set -> print("validates on %s: %d pictures"
                                .formatted(set.folder(), set.pictures().size())),
                        () -> print(
                                "no val/ in any data set: nothing is validated, the last epoch counts as the best"));
    }

    private static String split(DatasetSplits set) {
        int guard = set.split().count(Part.GUARD);
        return "split        %d train, %d val%s; sha256 %s"
                .formatted(
                        set.split().count(Part.TRAIN),
                        set.split().count(Part.VAL),
                        guard == 0 ? "" : ", %d left out between them".formatted(guard),
                        set.split().sha256());
    }

    @Override
    public void onStep(int epoch, int step, int steps, double loss) {
        if (bar == null) {
            bar = new CountBar("epoch " + epoch, steps, quiet);
        }
        bar.say(String.format(Locale.ROOT, " loss %.4f", loss));
        bar.stepTo(step);
    }

    @Override
    public void onEpoch(TrainingState state, double secondsLeft) {
        close();
        TrainingState.Epoch epoch = state.history().get(state.epochs() - 1);
        print(String.format(
                Locale.ROOT,
                "epoch %3d%s  loss %.4f, validation %s  IoU %s, validation %s (best %s)  rate %.2e  %.1f s (%.1f waiting)  ETA %s",
                epoch.epoch(),
                state.options().config().limits().epochs() > 0
                        ? "/" + state.options().config().limits().epochs()
                        : "",
                epoch.loss(),
                figure(epoch.validationLoss()),
                figure(epoch.trainingIou()),
                figure(epoch.validationIou()),
                figure(state.best().validationIou()),
                epoch.learningRate(),
                epoch.seconds(),
                epoch.waitSeconds(),
                clock(secondsLeft)));
    }

    void end(TrainingState state, Path folder) {
        TrainingState.Epoch best = state.best();
        print("%d epochs in %s; best: epoch %d, data set IoU %s: %s"
                .formatted(
                        state.epochs(),
                        clock(state.elapsedSeconds()),
                        best.epoch(),
                        figure(best.validationIou()),
                        folder.resolve(Trainer.BEST)));
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String clock(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private void print(String line) {
        if (!quiet) {
            System.out.println(line);
        }
    }

    /** Takes the bar off the screen; idempotent. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
