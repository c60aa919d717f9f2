package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveReaderTest {
    @TempDir
    Path folder;

    @Test
    void playsAFileAtItsPaceOnTheWallClock() throws Exception {
        Path clip = mpeg2(folder.resolve("clip.ts"), "160x120", 25, 1);
        double begin = System.currentTimeMillis() / 1e3;
        Seen seen = read(LiveSource.parse(clip.toString()), LiveOptions.defaults(), Integer.MAX_VALUE);
        assertEquals(25, seen.seconds.size());
        assertEquals(25, seen.steps(1 / 25.0), () -> seen.seconds.toString());
        assertTrue(seen.seconds.get(0) > begin - 1 && seen.seconds.get(0) < begin + 60);
    }

    @Test
    void loopsWithoutAJump() throws Exception {
        Path clip = mpeg2(folder.resolve("clip.ts"), "160x120", 25, 1);
        Seen seen =
                read(LiveSource.parse(clip.toString()), LiveOptions.defaults().withLoop(true), 70);
        assertEquals(70, seen.steps(1 / 25.0), () -> seen.seconds.toString());
        Path movie = Probe.make(folder.resolve("clip.mp4"), "-i " + clip + " -c copy");
        Seen again =
                read(LiveSource.parse(movie.toString()), LiveOptions.defaults().withLoop(true), 70);
        assertEquals(70, again.steps(1 / 25.0), () -> again.seconds.toString());
    }

    @Test
    void showsATestPictureThroughTheDeviceLayer() throws Exception {
        LiveSource source = LiveSource.parse("lavfi:testsrc=size=96x64:rate=50:duration=0.5");
        LiveOptions wishes = LiveOptions.defaults().withSize(640, 480);
        try (LiveReader reader = LiveReader.open(source, wishes, new Cancellation());
                Picture picture = Picture.empty();
                PacketList none = PacketList.create()) {
            assertEquals(96, reader.description().width());
            assertEquals(
                    List.of("size, rate and pixel format can be asked of a camera only; " + source
                            + " gives 96x64 at 50 fps as rgb24"),
                    reader.remarks());
            int frames = 0;
            while (reader.read(picture, none)) {
                frames++;
                assertTrue(System.nanoTime() - reader.arrivedNanos() >= 0);
            }
            assertEquals(25, frames);
        }
    }

    @Test
    void describesAChangeInTheMiddle() throws Exception {
        Path small = mpeg2(folder.resolve("small.ts"), "160x120", 25, 1);
        Path large = mpeg2(folder.resolve("large.ts"), "320x240", 25, 1);
        Path both = folder.resolve("both.ts");
        Files.write(both, Files.readAllBytes(small));
        Files.write(both, Files.readAllBytes(large), java.nio.file.StandardOpenOption.APPEND);
        Seen seen = read(LiveSource.parse(both.toString()), LiveOptions.defaults(), Integer.MAX_VALUE);
        assertEquals(List.of("160x120", "320x240"), seen.sizes);
        assertEquals(Probe.tolerantFrames(both).size(), seen.seconds.size());
    }

    @Test
    void readsStandardInputToItsEnd() throws Exception {
        Path clip = mpeg2(folder.resolve("clip.ts"), "160x120", 25, 1);
        Seen seen = withStandardInput(
                new ByteArrayInputStream(Files.readAllBytes(clip)),
                () -> read(LiveSource.parse("-"), LiveOptions.defaults(), Integer.MAX_VALUE));
        assertEquals(25, seen.seconds.size());
    }

    @Test
    void soundAloneCountsAsSilence() throws Exception {
        Path clip = Probe.make(
                folder.resolve("sound.ts"),
                "-f lavfi -i testsrc2=size=96x64:rate=25:duration=1 -f lavfi -i sine=duration=60"
                        + " -c:v mpeg2video -c:a mp2 -b:a 64k");
        LiveOptions impatient = LiveOptions.defaults().withReadTimeout(Duration.ofMillis(500));
        VideoException lost = withStandardInput(
                new SlowInput(Files.newInputStream(clip), 200_000),
                () -> assertThrows(
                        VideoException.class, () -> read(LiveSource.parse("-"), impatient, Integer.MAX_VALUE)));
        assertEquals("lost standard input: no video, though sound comes, for 0.5 s", lost.getMessage());
        assertFalse(lost.isLasting());
    }

    /** Little at a time from some byte on. */
    private static final class SlowInput extends FilterInputStream {
        private long quick;

        SlowInput(InputStream input, long quick) {
            super(input);
            this.quick = quick;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (quick > 0) {
                int read = super.read(target, offset, length);
                quick -= read;
                return read;
            }
            LockSupport.parkNanos(20_000_000);
            return super.read(target, offset, Math.min(length, 2_000));
        }
    }

    @Test
    void standardInputThatIsNoVideoIsOverAtOnce() throws Exception {
        for (String content : List.of("", "no video at all", "x".repeat(100_000))) {
            withStandardInput(new ByteArrayInputStream(content.getBytes()), () -> {
                VideoException first = refusal();
                assertTrue(first.isLasting(), first.getMessage());
                VideoException last = refusal();
                assertTrue(last.isOver(), last.getMessage());
                return null;
            });
        }
    }

    private static VideoException refusal() {
        return assertThrows(
                VideoException.class,
                () -> LiveReader.open(LiveSource.parse("-"), LiveOptions.defaults(), new Cancellation()));
    }

    @Test
    void silentStandardInputIsCancelledAndTimesOut() throws Exception {
        try (PipedOutputStream silent = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(silent)) {
            withStandardInput(input, () -> {
                LiveOptions patient = LiveOptions.defaults().withOpenTimeout(Duration.ofMinutes(5));
                assertCancelled(LiveSource.parse("-"), patient);
                LiveOptions impatient = LiveOptions.defaults().withOpenTimeout(Duration.ofMillis(300));
                VideoException late = assertThrows(
                        VideoException.class,
                        () -> LiveReader.open(LiveSource.parse("-"), impatient, new Cancellation()));
                assertEquals("cannot open standard input: no answer for 0.3 s", late.getMessage());
                assertFalse(late.isLasting());
                return null;
            });
        }
    }

    @Test
    void waitingForThePaceIsCancelled() throws Exception {
        LiveSource slow = LiveSource.parse("lavfi:testsrc=size=96x64:rate=1/8");
        Cancellation cancellation = new Cancellation();
        try (LiveReader reader = LiveReader.open(slow, LiveOptions.defaults(), cancellation);
                Picture picture = Picture.empty();
                PacketList none = PacketList.create()) {
            assertTrue(reader.read(picture, none));
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
            VideoException over = assertThrows(VideoException.class, () -> reader.read(picture, none));
            assertEquals(slow + " was cancelled", over.getMessage());
        }
    }

    @Test
    void saysWhatIsNoVideo() throws Exception {
        Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all");
        VideoException refused = assertThrows(
                VideoException.class,
                () -> LiveReader.open(LiveSource.parse(text.toString()), LiveOptions.defaults(), new Cancellation()));
        assertTrue(refused.isLasting());
        LiveSource odd = LiveSource.parse("lavfi:nosuchfilter");
        assertTrue(assertThrows(
                        VideoException.class, () -> LiveReader.open(odd, LiveOptions.defaults(), new Cancellation()))
                .isLasting());
    }

    @Test
    void keepsTheDescriptionWhileNothingChanges() throws Exception {
        try (LiveReader reader = LiveReader.open(
                        LiveSource.parse("lavfi:testsrc=size=96x64:rate=100"),
                        LiveOptions.defaults(),
                        new Cancellation());
                Picture picture = Picture.empty();
                PacketList none = PacketList.create()) {
            VideoDescription first = reader.description();
            for (int i = 0; i < 20; i++) {
                reader.read(picture, none);
            }
            assertSame(first, reader.description());
        }
    }

    /** Opens until cancelled from another thread, well before any timeout. */
    static void assertCancelled(LiveSource source, LiveOptions options) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
        VideoException over = assertThrows(VideoException.class, () -> LiveReader.open(source, options, cancellation)
                .close());
        assertEquals(source + " was cancelled", over.getMessage());
    }

    static Path mpeg2(Path file, String size, int rate, int seconds) {
        return Probe.make(
                file,
                "-f lavfi -i testsrc2=size=" + size + ":rate=" + rate + ":duration=" + seconds
                        + " -c:v mpeg2video -bf 2 -g 10 -b:v 2M");
    }

    interface Action<T> {
        T run() throws Exception;
    }

    private static <T> T withStandardInput(InputStream input, Action<T> action) throws Exception {
        InputStream before = System.in;
        System.setIn(input);
        try {
            return action.run();
        } finally {
            System.setIn(before);
        }
    }

    /** What a reader gave. */
    record Seen(List<Double> seconds, List<String> sizes, List<VideoDescription> descriptions, long otherPackets) {
        /** Pictures that follow each other by a step; the first counts. */
        int steps(double step) {
            int good = 1;
            for (int i = 1; i < seconds.size(); i++) {
                good += Math.abs(seconds.get(i) - seconds.get(i - 1) - step) < 0.001 ? 1 : 0;
            }
            return good;
        }
    }

    static Seen read(LiveSource source, LiveOptions options, int most) throws VideoException {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        long others = 0;
        try (LiveReader reader = LiveReader.open(source, options, new Cancellation());
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            long last = Long.MIN_VALUE;
            while (seen.seconds.size() < most && reader.read(picture, packets)) {
                assertTrue(picture.timestamp() > last, "timestamps grow");
                last = picture.timestamp();
                seen.seconds.add(reader.description().timeBase().seconds(last));
                String size = picture.width() + "x" + picture.height();
                if (seen.sizes.isEmpty()
                        || !seen.sizes.get(seen.sizes.size() - 1).equals(size)) {
                    seen.sizes.add(size);
                    seen.descriptions.add(reader.description());
                }
                assertEquals(picture.width(), reader.description().width());
                assertEquals(picture.pixelFormat(), reader.description().pixelFormat());
                others += packets.size();
                packets.clear();
            }
        }
        return new Seen(seen.seconds, seen.sizes, seen.descriptions, others);
    }
}
