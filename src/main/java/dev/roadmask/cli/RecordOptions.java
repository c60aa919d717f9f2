package dev.roadmask.cli;

import dev.roadmask.live.RecordingPlan;
import dev.roadmask.video.VideoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What of a preview is kept. */
final class RecordOptions {
    @Option(
            names = "--record",
            paramLabel = "FILE|DIR",
            description =
                    "Record what is shown, with its sound: into FILE (mp4, mov or mkv), or DIR by wall-clock names, which"
                            + " FILE gets as well where it is taken; nothing is ever replaced."
                            + " Without it, the key r records into this folder.")
    private Optional<Path> target = Optional.empty();

    @Option(
            names = "--segment",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Begin a new file after so much film, such as 5m.")
    private Optional<Duration> segment = Optional.empty();

    @Mixin
    private VideoOptions videoOptions;

    /** Whether to record from the first frame on. */
    boolean isRecording() {
        return target.isPresent();
    }

    /** Where to record; empty where nobody asked for it and the current folder takes nothing. */
    Optional<RecordingPlan> plan() throws UsageException, VideoException {
        if (target.isEmpty() && !Files.isWritable(folder())) {
            return Optional.empty();
        }
        videoOptions.requireEncoder();
        return Optional.of(RecordingPlan.of(target.orElse(folder()), segment, videoOptions.encoderOptions(false)));
    }

    private static Path folder() {
        return Path.of("").toAbsolutePath();
    }

    /** Stills lie beside the recordings. */
    Path stills() throws UsageException, VideoException {
        return plan().map(RecordingPlan::folder).orElse(folder());
    }
}
