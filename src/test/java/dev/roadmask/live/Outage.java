package dev.roadmask.live;

import dev.roadmask.live.Broadcast.Way;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.LiveOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A way in which a real stream goes away and comes back. */
enum Outage {
    TCP_KILLED(true, false, "MPEG-TS over TCP, server killed"),
    TCP_FROZEN(true, true, "MPEG-TS over TCP, server silent but connected"),
    TCP_LATE(false, false, "MPEG-TS over TCP, not there at the start"),
    TCP_BACK_DIFFERENT(true, false, "MPEG-TS over TCP, killed; back as 320x240 at 15 fps"),
    UDP_SILENT(true, true, "MPEG-TS over UDP, sender silent"),
    UDP_KILLED(true, false, "MPEG-TS over UDP, sender killed"),
    JPEG_KILLED(true, false, "MJPEG over HTTP, server killed"),
    RTSP_KILLED(true, false, "RTSP, server killed"),
    RTSP_FROZEN(true, true, "RTSP, server silent but connected"),
    RTSP_BACK_DIFFERENT(true, false, "RTSP, killed; back in JPEG of 4:2:2, 320x240 at 15 fps");

    /** What is sent: H.264 with sound and a key frame a second, so that each cut is in the middle of a group of pictures. */
    record Clips(Path usual, Path different) {
        static Clips write(Path folder) throws Exception {
            return new Clips(
                    LiveClip.write(folder.resolve("usual.ts"), 160, 120, 90),
                    LiveClip.write(folder.resolve("different.ts"), 320, 240, 15, 45));
        }
    }

    /**
     * What came of it.
     *
     * @param outage what was done
     * @param seconds how long it lasted
     * @param greyedSeconds from its beginning until the picture no longer counted as live
     * @param backSeconds from the server's return to the next painted picture
     * @param status at the end
     * @param files recorded
     */
    record Result(
            Outage outage,
            double seconds,
            double greyedSeconds,
            double backSeconds,
            LiveStatus status,
            List<Path> files,
            List<String> lines) {}

    private final boolean thereAtTheStart;
    private final boolean freezes;
    private final String text;

    Outage(boolean thereAtTheStart, boolean freezes, String text) {
        this.thereAtTheStart = thereAtTheStart;
        this.freezes = freezes;
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isRtsp() {
        return name().startsWith("RTSP");
    }

    boolean comesBackDifferent() {
        return name().endsWith("DIFFERENT");
    }

    boolean isThereAtTheStart() {
        return thereAtTheStart;
    }

    /** Lets it happen to a preview that records. */
    Result happen(Duration length, SegmentationModel model, Clips clips, Path folder) throws Exception {
        try (Server server = isRtsp() ? new Rtsp() : new Cast(clips)) {
            LivePlan plan = RunningPreview.plan(model, server.url(), DropPolicy.NEWEST, LiveOptions.defaults(), folder);
            RecordingPlan to = RecordingPlan.of(folder.resolve(name()), Optional.empty(), EncoderOptions.defaults());
            RunningPreview preview = new RunningPreview(RunningPreview.recording(plan, to));
            Result result;
            try (preview) {
                result = happen(length, server, preview);
            }
            return new Result(
                    this,
                    result.seconds,
                    result.greyedSeconds,
                    result.backSeconds,
                    result.status,
                    preview.files,
                    preview.lines);
        }
    }

    private Result happen(Duration length, Server server, RunningPreview preview) throws Exception {
        if (thereAtTheStart) {
            server.start(false);
            preview.await(s -> s.isLive() && s.frames().shown() >= 30);
        }
        long begin = System.nanoTime();
        if (thereAtTheStart && freezes) {
            server.freeze();
        } else if (thereAtTheStart) {
            server.stop();
        }
        preview.await(s -> !s.isLive());
        double greyed = secondsSince(begin);
        Thread.sleep(Math.max(0, length.toMillis() - (System.nanoTime() - begin) / 1_000_000));
        double lasted = secondsSince(begin);
        long back = System.nanoTime();
        long before = preview.session.status().frames().segmented();
        if (freezes) {
            server.thaw();
        } else {
            server.start(comesBackDifferent());
        }
        preview.await(s -> s.isLive() && s.frames().segmented() > before);
        double seconds = secondsSince(back);
        LiveStatus status = preview.await(s -> s.frames().segmented() > before + 20);
        return new Result(this, lasted, greyed, seconds, status, List.of(), List.of());
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** A server of either kind. */
    private interface Server extends AutoCloseable {
        String url();

        void start(boolean different) throws Exception;

        void stop();

        void freeze();

        void thaw();

        @Override
        void close();
    }

    private final class Cast implements Server {
        private final Clips clips;
        private final Broadcast broadcast = Broadcast.by(
                name().startsWith("TCP") ? Way.TCP : name().startsWith("UDP") ? Way.UDP : Way.JPEG_OVER_HTTP);

        private Cast(Clips clips) {
            this.clips = clips;
        }

        @Override
        public String url() {
            return broadcast.url();
        }

        @Override
        public void start(boolean different) {
            broadcast.start(different ? clips.different() : clips.usual());
        }

        @Override
        public void stop() {
            broadcast.stop();
        }

        @Override
        public void freeze() {
            broadcast.freeze();
        }

        @Override
        public void thaw() {
            broadcast.thaw();
        }

        @Override
        public void close() {
            broadcast.close();
        }
    }

    private static final class Rtsp implements Server {
        private final RtspServer server = RtspServer.open();

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public void start(boolean different) {
            if (different) {
                server.startJpeg(320, 240, 15);
            } else {
                server.start(160, 120, 30);
            }
        }

        @Override
        public void stop() {
            server.stop();
        }

        @Override
        public void freeze() {
            server.freeze();
        }

        @Override
        public void thaw() {
            server.thaw();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
