package dev.roadmask.live.window;

import dev.roadmask.live.LiveState;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A window to look at: {@code CLIP SECONDS STATE} shows a clip at its own pace, over and over, then the state for as
 * long, and prints what it cost.
 */
final class WindowShow {
    private WindowShow() {}

    public static void main(String[] arguments) throws Exception {
        Path clip = Path.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        LiveState after = LiveState.valueOf(arguments[2]);
        try (TestPreview preview = new TestPreview();
                PreviewWindow window = PreviewWindow.open(preview, why -> System.out.println("LOST " + why))) {
            preview.source = clip.getFileName().toString();
            preview.state = LiveState.CONNECTING;
            preview.age = OptionalDouble.empty();
            long begin = System.nanoTime();
            int shown = 0;
            while (System.nanoTime() - begin < seconds * 1e9 && preview.stopped.getCount() > 0) {
                shown += play(clip, preview, begin + (long) (seconds * 1e9));
            }
            long[] cpu = {
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis(), 0
            };
            cpu[1] = ProcessHandle.current()
                    .children()
                    .mapToLong(it -> it.info().totalCpuDuration().orElseThrow().toMillis())
                    .sum();
            System.out.printf(
                    "shown=%d painted=%d p50=%.1f ms p99=%.1f ms cpuMs=%d windowCpuMs=%d%n",
                    shown, preview.painted.get(), preview.latencyMs(0.5), preview.latencyMs(0.99), cpu[0], cpu[1]);
            end(preview, after, seconds);
        }
    }

    private static int play(Path clip, TestPreview preview, long end) throws Exception {
        int shown = 0;
        try (VideoReader reader = VideoReader.open(clip);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            preview.width = reader.description().displayWidth();
            preview.height = reader.description().displayHeight();
            long first = Long.MIN_VALUE;
            long begin = System.nanoTime();
            while (System.nanoTime() < end && reader.read(picture, packets)) {
                packets.clear();
                first = first == Long.MIN_VALUE ? picture.timestamp() : first;
                double due = reader.description().timeBase().seconds(picture.timestamp() - first);
                TimeUnit.NANOSECONDS.sleep(begin + (long) (due * 1e9) - System.nanoTime());
                preview.screen().show(picture, reader.description(), System.nanoTime());
                preview.state = LiveState.LIVE;
                preview.age = OptionalDouble.of(0.02);
                shown++;
            }
        }
        return shown;
    }

    private static void end(TestPreview preview, LiveState after, double seconds) throws InterruptedException {
        long begin = System.nanoTime();
        preview.state = after;
        preview.detail = after == LiveState.LOST ? "Connection refused; trying again in 4 s" : "";
        while (after != LiveState.LIVE && System.nanoTime() - begin < Math.max(5, seconds) * 1e9) {
            preview.age = after == LiveState.CONNECTING
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((System.nanoTime() - begin) / 1e9);
            if (preview.stopped.await(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}
