package dev.roadmask.pipeline;

import dev.roadmask.model.InputSize;
import dev.roadmask.model.ModelCard;
import dev.roadmask.model.SegmentationModel;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a run's counts and times together. */
final class ReportWriter {
    private final PipelinePlan plan;
    private final InputSize inputSize;
    private final Map<String, StageTiming> stages;
    private final Tally tally;

    ReportWriter(PipelinePlan plan, InputSize inputSize, StageTimings timings, Tally tally) {
        this.plan = plan;
        this.inputSize = inputSize;
        this.stages = timings.results();
        this.tally = tally;
    }

    RunReport write(RunMeter meter, long decoded, boolean interrupted) {
        double seconds = meter.seconds();
        double filmSeconds = plan.source().description().timeBase().seconds(tally.length());
        long done = Math.max(0, decoded - plan.keptFrames());
        double shareDone = decoded == 0 ? 0 : (double) done / decoded;
        return new RunReport(
                plan.source().name(),
                firstOf(plan.sinks().stream().map(Sink::output)).map(Object::toString),
                frames(decoded),
                seconds,
                done / seconds,
                shareDone * filmSeconds / seconds,
                done == 0 ? 0 : meter.cpuMs() / done,
                device(),
                model(),
                firstOf(plan.sinks().stream().map(Sink::encoder)),
                stages,
                StageTimings.bottleneck(stages),
                RunMeter.peakMemoryMb(),
                interrupted,
                plan.source().damage().seconds(),
                plan.source().damage().incomplete(),
                tally.cutRegions());
    }

    private static <T> Optional<T> firstOf(Stream<Optional<T>> candidates) {
        return candidates.flatMap(Optional::stream).findFirst();
    }

    private RunReport.Frames frames(long decoded) {
        return new RunReport.Frames(
                decoded,
                count("infer"),
                count("encode"),
                Math.min(decoded, plan.keptFrames()),
                tally.withCars(),
                plan.source().droppedFrames(),
                plan.source().damage().frames());
    }

    private long count(String stage) {
        return stages.containsKey(stage) ? stages.get(stage).frames() : 0;
    }

    private RunReport.DeviceUse device() {
        SegmentationModel model = plan.model();
        int threads = plan.inferThreads() * model.intraOpThreads();
        return new RunReport.DeviceUse(model.provider(), threads, model.deviceNote(), inputSize.toString());
    }

    private RunReport.ModelUse model() {
        ModelCard card = plan.model().card();
        return new RunReport.ModelUse(card.file().toString(), card.sha256());
    }
}
