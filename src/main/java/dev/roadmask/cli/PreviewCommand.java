package dev.roadmask.cli;

import dev.roadmask.live.DropPolicy;
import dev.roadmask.live.LivePlan;
import dev.roadmask.live.LiveSession;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.LiveSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code roadmask preview}. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows a camera or a stream with its cars painted, now.",
            "Pictures that come faster than the network can look at them are left out, so that what you see is what is;"
                    + " a source that is lost is tried again until you stop."
        })
final class PreviewCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = {
                "A camera (0, /dev/video0 or its name), rtsp://, http(s):// (MJPEG, HLS), udp:// or tcp:// (MPEG-TS),"
                        + " - for standard input, or a file at its own pace."
            })
    private String source;

    @Option(names = "--list", description = "List the cameras of this machine with their formats.")
    private boolean list;

    @Mixin
    private LiveSourceOptions sourceOptions;

    @Mixin
    private ViewOptions viewOptions;

    @Option(
            names = "--drop",
            paramLabel = "newest|none",
            description = "newest: never late, not every frame (live sources); none: every frame, at the network's pace"
                    + " (files).")
    private DropPolicy drop;

    @Option(
            names = "--stale",
            paramLabel = "TIME",
            converter = Span.class,
            description = "A picture older than this is greyed (2s).")
    private Duration stale = Duration.ofSeconds(2);

    @Mixin
    private RecordOptions recordOptions;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private MaskOptions maskOptions;

    @Mixin
    private PaintOptions paintOptions;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was done and what it cost as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--overwrite", description = "Replace an existing report.")
    private boolean overwrite;

    @Override
    public Integer call() throws Exception {
        if (list) {
            return CameraList.print(System.out);
        }
        if (source == null) {
            throw new UsageException("name a SOURCE: a camera such as 0, an address, a file, or --list");
        }
        Reports.requireWritable(report, overwrite);
        LiveSource opened = LiveSource.parse(source);
        int cores = Runtime.getRuntime().availableProcessors();
        // One frame at a time on all cores: fewer frames a second than several at once, but each of them sooner.
        try (SegmentationModel model = modelOptions.open(cores)) {
            return watch(opened, model);
        }
    }

    private int watch(LiveSource opened, SegmentationModel model) throws Exception {
        LivePlan plan = plan(opened, model);
        try (PreviewConsole console = new PreviewConsole(main.quiet);
                LiveSession session = new LiveSession(plan, console);
                PreviewViewers viewers = viewOptions.open(session, console, recordOptions.isRecording());
                // Not sooner: a display that does not answer is waited for, and until then there is nothing to end in
                // order.
                Interruption interruption = Interruption.watch()) {
            if (viewers.isEmpty()) {
                console.whenRecordingFails(session::stop);
            }
            interruption.calls(session::stop);
            console.watch(session);
            session.run();
            viewers.close();
            console.close();
            return end(session, interruption, console);
        }
    }

    private int end(LiveSession session, Interruption interruption, PreviewConsole console) throws Exception {
        if (!main.quiet) {
            LiveSummary.lines(session.report()).forEach(line -> System.err.println("roadmask: " + line));
        }
        if (report.isPresent()) {
            Reports.write(report.get(), session.report());
        }
        if (interruption.requested()) {
            return ExitCode.INTERRUPTED;
        }
        return recordOptions.isRecording() && console.recordingHasFailed() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private LivePlan plan(LiveSource opened, SegmentationModel model) throws Exception {
        DropPolicy usual = opened.isFile() ? DropPolicy.NONE : DropPolicy.NEWEST;
        return new LivePlan(
                opened,
                sourceOptions.liveOptions(),
                model,
                1,
                maskOptions.rule(modelOptions.threshold(model)),
                paintOptions.style(),
                drop == null ? usual : drop,
                stale,
                sourceOptions.retryMax(),
                recordOptions.plan(),
                recordOptions.isRecording(),
                recordOptions.stills());
    }
}
