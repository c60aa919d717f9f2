package dev.roadmask.cli;

import dev.roadmask.video.FrameRate;
import dev.roadmask.video.LiveOptions;
import dev.roadmask.video.LiveOptions.RtspTransport;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a live source is opened. */
final class LiveSourceOptions {
    @Option(names = "--size", paramLabel = "WxH", description = "Picture size to ask a camera for.")
    private String size;

    @Option(names = "--fps", paramLabel = "N", description = "Frames a second to ask a camera for.")
    private Double fps;

    @Option(
            names = "--pixel-format",
            paramLabel = "NAME",
            description = "FFmpeg's name of the pixel format or codec to ask a camera for, such as mjpeg.")
    private String pixelFormat;

    @Option(names = "--transport", paramLabel = "tcp|udp", description = "How RTSP carries its packets (tcp).")
    private RtspTransport transport = RtspTransport.TCP;

    @Option(names = "--loop", description = "Play a file again and again.")
    private boolean loop;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Span.class,
            description = "A source that is silent for so long counts as lost (5s).")
    private Duration timeout = Duration.ofSeconds(5);

    @Option(
            names = "--retry-max",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Longest wait before a lost source is tried again (5s).")
    private Duration retryMax = Duration.ofSeconds(5);

    Duration retryMax() {
        return retryMax;
    }

    LiveOptions liveOptions() throws UsageException {
        LiveOptions options = LiveOptions.defaults()
                .withRtspTransport(transport)
                .withLoop(loop)
                .withReadTimeout(timeout);
        if (size != null) {
            PixelSize wanted = PixelSize.parse(size);
            options = options.withSize(wanted.width(), wanted.height());
        }
        if (fps != null) {
            options = options.withRate(rate());
        }
        return pixelFormat == null ? options : options.withPixelFormat(pixelFormat);
    }

    private FrameRate rate() throws UsageException {
        if (!(fps > 0 && fps <= 1000)) {
            throw new UsageException("--fps must lie in (0, 1000]: " + fps);
        }
        boolean whole = fps == Math.rint(fps);
        return whole ? new FrameRate(fps.intValue(), 1) : new FrameRate((int) Math.round(fps * 1001), 1001);
    }
}
