package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.WaitingPackets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One place, two threads: what is left out, what is not, and that nobody waits for ever. */
@Timeout(30)
class MailboxTest {
    @TempDir
    Path folder;

    private final LiveFigures figures = new LiveFigures();
    private final Picture picture = Picture.empty();
    private final PacketList packets = PacketList.create();
    private VideoReader clip;

    @BeforeEach
    void open() throws Exception {
        clip = VideoReader.open(LiveClip.write(folder.resolve("clip.mp4"), 64, 48, 30));
    }

    @AfterEach
    void close() {
        clip.close();
        picture.close();
        packets.close();
    }

    @Test
    void theNewestWins() throws Exception {
        try (Mailbox mailbox = new Mailbox(DropPolicy.NEWEST, figures)) {
            Stretch stretch = begin(mailbox);
            for (int i = 0; i < 5; i++) {
                put(mailbox);
            }
            assertSame(stretch, mailbox.next().orElseThrow());
            assertTrue(mailbox.take(stretch, picture, packets));
            assertEquals(timestampOfFrame(4), picture.timestamp());
            assertEquals(4, figures.dropped().get(DropReason.BUSY));
            mailbox.end();
            assertFalse(mailbox.take(stretch, picture, packets));
        }
    }

    @Test
    void readerThatComesBackLateFindsItClosed() throws Exception {
        Mailbox mailbox = new Mailbox(DropPolicy.NEWEST, figures);
        mailbox.close();
        Stretch late = begin(mailbox);
        put(mailbox);
        mailbox.finish();
        assertTrue(mailbox.next().isEmpty());
        assertThrows(IllegalStateException.class, () -> WaitingPackets.of(late.streams()), "its streams are freed");
    }

    @Test
    void withoutDroppingEveryPictureIsTakenOnceInOrder() throws Exception {
        List<Long> taken = new ArrayList<>();
        try (Mailbox mailbox = new Mailbox(DropPolicy.NONE, figures)) {
            Thread reader = reader(() -> {
                begin(mailbox);
                while (put(mailbox)) {}
                mailbox.finish();
            });
            Stretch stretch = mailbox.next().orElseThrow();
            while (mailbox.take(stretch, picture, packets)) {
                taken.add(picture.timestamp());
            }
            assertTrue(mailbox.next().isEmpty());
            reader.join();
        }
        assertEquals(30, taken.size());
        assertEquals(taken.stream().sorted().distinct().toList(), taken);
        assertEquals(0, figures.dropped().get(DropReason.BUSY));
    }

    @Test
    void theLastPictureOfALostConnectionIsTaken() throws Exception {
        try (Mailbox mailbox = new Mailbox(DropPolicy.NEWEST, figures)) {
            Stretch first = begin(mailbox);
            put(mailbox);
            mailbox.end();
            assertSame(first, mailbox.next().orElseThrow());
            assertTrue(mailbox.take(first, picture, packets));
            assertFalse(mailbox.take(first, picture, packets));
            Stretch second = begin(mailbox);
            put(mailbox);
            assertFalse(mailbox.take(first, picture, packets), "a picture of another stretch");
            assertSame(second, mailbox.next().orElseThrow());
            assertTrue(mailbox.take(second, picture, packets));
        }
    }

    @Test
    void packetsOutlastThePicturesThatWereLeftOut() throws Exception {
        try (Mailbox mailbox = new Mailbox(DropPolicy.NEWEST, figures);
                PacketList seen = PacketList.create()) {
            Stretch stretch = begin(mailbox);
            int read = 0;
            try (Picture next = Picture.empty();
                    PacketList others = PacketList.create()) {
                while (clip.read(next, others)) {
                    read += others.size();
                    mailbox.put(next, others, 0);
                }
            }
            mailbox.next();
            assertTrue(mailbox.take(stretch, picture, seen));
            assertTrue(read > 10, "packets=" + read);
            assertEquals(read, seen.size());
        }
    }

    @Test
    void shuttingEndsAllWaiting() throws Exception {
        Mailbox mailbox = new Mailbox(DropPolicy.NONE, figures);
        begin(mailbox);
        put(mailbox);
        Thread reader = reader(() -> put(mailbox));
        Thread.sleep(20);
        mailbox.shut();
        reader.join();
        assertTrue(mailbox.next().isEmpty());
        assertEquals(1, figures.dropped().get(DropReason.CUT));
        mailbox.close();
    }

    private Stretch begin(Mailbox mailbox) {
        Stretch stretch = LiveClip.stretchOf(clip);
        mailbox.begin(stretch);
        return stretch;
    }

    private boolean put(Mailbox mailbox) {
        try (Picture next = Picture.empty();
                PacketList others = PacketList.create()) {
            boolean read = clip.read(next, others);
            if (read) {
                mailbox.put(next, others, System.nanoTime());
            }
            return read;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long timestampOfFrame(int frame) throws Exception {
        try (VideoReader again = VideoReader.open(clip.file());
                Picture next = Picture.empty();
                PacketList others = PacketList.create()) {
            for (int i = 0; i <= frame; i++) {
                again.read(next, others);
            }
            return next.timestamp();
        }
    }

    private static Thread reader(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }
}
