package dev.roadmask.cli;

import dev.roadmask.output.OutputContext;
import dev.roadmask.output.OutputException;
import dev.roadmask.output.Outputs;
import dev.roadmask.pipeline.EncodeSink;
import dev.roadmask.pipeline.Painting;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoSource;
import dev.roadmask.video.VideoWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What writes all that is made of one film. Owns it. */
final class FilmSinks implements AutoCloseable {
    private final SegmentJob job;
    private final Optional<VideoWriter> writer;
    private final Optional<Outputs> outputs;

    private FilmSinks(SegmentJob job, Optional<VideoWriter> writer, Optional<Outputs> outputs) {
        this.job = job;
        this.writer = writer;
        this.outputs = outputs;
    }

    /**
     * Opens all or nothing.
     *
     * @param source of the film; borrowed
     * @param writer of the annotated video, if there is to be one; takes ownership, whatever happens
     */
    static FilmSinks open(SegmentJob job, VideoSource source, Optional<VideoWriter> writer)
            throws OutputException, VideoException {
        try {
            return new FilmSinks(job, writer, outputs(job, source));
        } catch (OutputException | VideoException | RuntimeException | Error failure) {
            writer.ifPresent(VideoWriter::close);
            throw failure;
        }
    }

    private static Optional<Outputs> outputs(SegmentJob job, VideoSource source)
            throws OutputException, VideoException {
        Destination destination = job.destination();
        if (destination.outputs().isEmpty()) {
            return Optional.empty();
        }
        SegmentSettings settings = job.settings();
        OutputContext context = new OutputContext(
                source, Origin.of(job, source.description()), settings.rule().zones(), settings.overwrite());
        return Optional.of(Outputs.open(
                destination.outputs(), context, destination.sidecar().orElse(null)));
    }

    /** How pictures are painted, if a video is written. */
    Optional<Painting> painting() {
        return writer.map(to -> Painting.of(job.settings().style(), to::allocatePicture));
    }

    /** All of them, the video's first. */
    List<Sink> sinks() {
        List<Sink> sinks = new ArrayList<>();
        writer.ifPresent(
                to -> sinks.add(new EncodeSink(to, job.destination().video().orElseThrow())));
        outputs.ifPresent(others -> sinks.addAll(others.sinks()));
        return sinks;
    }

    /** Frames that an earlier run has left in the video. */
    long framesKept() {
        return writer.map(VideoWriter::framesKept).orElse(0L);
    }

    /** What could not be kept as it was, or was left out, a line each; more may come while it writes. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        writer.ifPresent(to -> warnings.addAll(to.warnings()));
        outputs.ifPresent(others -> warnings.addAll(others.warnings()));
        return warnings;
    }

    @Override
    public void close() {
        outputs.ifPresent(Outputs::close);
        writer.ifPresent(VideoWriter::close);
    }
}
