package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.Cancellation;
import dev.roadmask.video.LiveStreams;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A source that breaks in all ways, which no real one does on demand: the pictures are real, the faults are put in. */
@Timeout(60)
class FeedTest {
    private static final int FRAMES = 12;

    @TempDir
    static Path folder;

    private static Path small;
    private static Path large;

    private final LiveFigures figures = new LiveFigures();
    private final Journal journal = new Journal("the clip");
    private final Cancellation cancellation = new Cancellation();
    private final Mailbox mailbox = new Mailbox(DropPolicy.NONE, figures);

    @BeforeAll
    static void writeClips() throws Exception {
        small = LiveClip.write(folder.resolve("small.mp4"), 64, 48, FRAMES);
        large = LiveClip.write(folder.resolve("large.mp4"), 96, 64, FRAMES);
    }

    /** A clip as a connection that is lost at its end, or ends. */
    private record Clip(VideoReader reader, Optional<String> breaks) implements Connection {
        static Clip of(Path file, String breaks) throws VideoException {
            return new Clip(VideoReader.open(file), Optional.ofNullable(breaks));
        }

        @Override
        public VideoDescription description() {
            return reader.description();
        }

        @Override
        public LiveStreams streams() {
            return LiveClip.stretchOf(reader).streams();
        }

        @Override
        public boolean read(Picture picture, PacketList packets) throws VideoException {
            boolean read = reader.read(picture, packets);
            if (!read && breaks.isPresent()) {
                throw gone(breaks.get());
            }
            return read;
        }

        @Override
        public long arrivedNanos() {
            return System.nanoTime();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private static VideoException gone(String why) {
        return new VideoException(VideoException.Kind.INPUT, why);
    }

    /** Connections, one after the other. */
    private static Connector connections(List<Callable> steps) {
        var next = steps.iterator();
        return () -> next.next().call();
    }

    private interface Callable {
        Connection call() throws VideoException;
    }

    @Test
    void comesBackAfterEachBreakWithWhateverPictures() throws Exception {
        Feed feed = start(connections(List.of(
                () -> Clip.of(small, "reset"),
                () -> {
                    throw gone("refused");
                },
                () -> Clip.of(small, "silent"),
                () -> Clip.of(large, null))));
        List<Integer> stretches = takeAll();
        feed.close();
        assertEquals(List.of(FRAMES, FRAMES, FRAMES), stretches);
        assertEquals(2, journal.reconnects());
        assertEquals("silent", journal.lastError().orElseThrow());
        assertEquals(3 * FRAMES, figures.frames(0).decoded());
        assertTrue(feed.failure().isEmpty());
    }

    @Test
    void sourceThatIsNotThereYetIsWaitedFor() throws Exception {
        Feed feed = start(connections(List.of(
                () -> {
                    throw gone("refused");
                },
                () -> Clip.of(small, null))));
        assertEquals(List.of(FRAMES), takeAll());
        feed.close();
        assertEquals(0, journal.reconnects(), "it was never lost");
    }

    @Test
    void stoppingEndsTheWaitForTheNextTry() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        Feed feed = Feed.start(
                () -> {
                    failed.countDown();
                    throw gone("refused");
                },
                cancellation,
                mailbox,
                journal,
                figures,
                new BackOff(Duration.ofHours(1), new Random(7)) {
                    @Override
                    Duration next() {
                        return Duration.ofHours(1);
                    }
                });
        assertTrue(failed.await(20, TimeUnit.SECONDS));
        feed.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals("roadmask-feed")));
        assertTrue(mailbox.next().isEmpty());
    }

    @Test
    void bugIsToldAndNotSleptOn() throws Exception {
        Feed feed = start(() -> {
            throw new IllegalStateException("broken");
        });
        assertTrue(mailbox.next().isEmpty());
        feed.close();
        assertTrue(feed.failure().orElseThrow().getMessage().contains("broken"));
    }

    private Feed start(Connector connector) {
        BackOff quick = new BackOff(Duration.ofMillis(10), new Random(7));
        return Feed.start(connector, cancellation, mailbox, journal, figures, quick);
    }

    /** Takes everything there is; the number of pictures of each stretch. */
    private List<Integer> takeAll() throws Exception {
        List<Integer> counts = new ArrayList<>();
        try (Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            Optional<Stretch> next = mailbox.next();
            while (next.isPresent()) {
                int count = 0;
                try (Stretch stretch = next.get()) {
                    while (mailbox.take(stretch, picture, packets)) {
                        count++;
                    }
                }
                counts.add(count);
                next = mailbox.next();
            }
        }
        return counts;
    }
}
