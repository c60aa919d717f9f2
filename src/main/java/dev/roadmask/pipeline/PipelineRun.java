package dev.roadmask.pipeline;

import dev.roadmask.model.InputSize;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One run: feeds a lane from the source, waits for its end, finishes the sinks, writes the report. */
final class PipelineRun {
    private static final String DECODE = "decode";

    private final PipelinePlan plan;
    private final InputSize inputSize;
    private final List<Station> stations;
    private final Tally tally;
    private final BooleanSupplier cancelled;
    private final FirstFailure failure = new FirstFailure();
    private final StageTimings timings = new StageTimings();
    private final StageTimer decodeTimer = timings.timer(DECODE);
    private boolean interrupted;
    private long decoded;

    PipelineRun(
            PipelinePlan plan, InputSize inputSize, List<Station> stations, Tally tally, BooleanSupplier cancelled) {
        this.plan = plan;
        this.inputSize = inputSize;
        this.stations = stations;
        this.tally = tally;
        this.cancelled = cancelled;
    }

    /** Runs on a lane made for this run's workers. */
    RunReport over(Function<List<List<StageWorker>>, Lane> laneFor) throws PipelineException {
        RunMeter meter = new RunMeter();
        PacketList rest;
        try (Lane lane = laneFor.apply(workers())) {
            rest = feed(lane);
            lane.drain();
        }
        if (!failure.isPresent() && !interrupted) {
            finish(rest);
        }
        if (failure.isPresent() || interrupted) {
            keep();
        } else {
            publish();
        }
        if (failure.isPresent()) {
            throw failure.get().orElseThrow();
        }
        return new ReportWriter(plan, inputSize, timings, tally).write(meter, decoded, interrupted);
    }

    private List<List<StageWorker>> workers() {
        List<List<StageWorker>> workers = new ArrayList<>();
        for (Station station : stations) {
            boolean writes = !plan.sinks().isEmpty() && station == stations.get(stations.size() - 1);
            long firstTimed = writes ? 0 : plan.keptFrames();
            long firstFrame = remembers(station) ? Math.max(0, firstTimed - SteadyStage.MEMORY_FRAMES) : firstTimed;
            List<StageWorker> crew = new ArrayList<>();
            for (Stage stage : station.stages()) {
                crew.add(new StageWorker(stage, failure, timings.timer(stage.name()), firstFrame, firstTimed));
            }
            workers.add(crew);
        }
        return workers;
    }

    /** Whether a station works up to the stage with a memory: masks behind the seam then are those of a run in one go. */
    private boolean remembers(Station station) {
        int steady = -1;
        for (int i = 0; i < stations.size(); i++) {
            steady = SteadyStage.NAME.equals(stations.get(i).stages().get(0).name()) ? i : steady;
        }
        return stations.indexOf(station) <= steady;
    }

    /** Reads until the end, a failure or a cancellation; returns the packets behind the last frame. */
    private PacketList feed(Lane lane) {
        while (true) {
            FrameSlot slot = lane.claim();
            interrupted = cancelled.getAsBoolean();
            if (interrupted || failure.isPresent() || !decode(slot)) {
                return slot.packets();
            }
            lane.publish();
            decoded++;
        }
    }

    /** Fills a slot; false at the end, or when decoding failed. */
    private boolean decode(FrameSlot slot) {
        decodeTimer.start();
        try {
            slot.begin(decoded);
            if (!plan.source().read(slot.decoded(), slot.packets())) {
                return false;
            }
            requireSize(slot);
            slot.notePicture(plan.source().arrivedNanos());
            decodeTimer.stop();
            return true;
        } catch (Throwable thrown) {
            failure.record(DECODE, decoded, thrown);
            return false;
        }
    }

    private void requireSize(FrameSlot slot) throws VideoException {
        VideoDescription video = plan.source().description();
        int width = slot.decoded().width();
        int height = slot.decoded().height();
        if (width != video.width() || height != video.height()) {
            throw new VideoException(
                    VideoException.Kind.INPUT,
                    plan.source().name() + " changes its picture size from " + video.width() + "x" + video.height()
                            + " to " + width + "x" + height + " midway, and one video has one size. Split it there");
        }
    }

    /** All are whole before the first gets its name: so a failure leaves none of them looking finished. */
    private void finish(PacketList rest) {
        for (Sink sink : plan.sinks()) {
            try {
                sink.finish(rest);
            } catch (Throwable thrown) {
                failure.record(sink.name(), decoded, thrown);
            }
        }
    }

    private void publish() {
        for (Sink sink : plan.sinks()) {
            try {
                sink.publish();
            } catch (Throwable thrown) {
                failure.record(sink.name(), decoded, thrown);
            }
        }
    }

    private void keep() {
        for (Sink sink : plan.sinks()) {
            try {
                sink.keep();
            } catch (Throwable thrown) {
                keepingFailed(sink, thrown);
            }
        }
    }

    /** What ended the run is told first; that its remains could not be kept either comes along. */
    private void keepingFailed(Sink sink, Throwable thrown) {
        failure.get().ifPresent(first -> first.addSuppressed(thrown));
        failure.record(sink.name(), decoded, thrown);
    }
}
