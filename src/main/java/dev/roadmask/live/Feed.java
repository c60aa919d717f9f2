package dev.roadmask.live;

import dev.roadmask.video.Cancellation;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads a source into the mailbox on a thread of its own, and connects again whenever it is lost. It decodes on whatever
 * happens to the pictures, so that no picture refers to one that was left out.
 */
final class Feed implements AutoCloseable {
    /** Time for a connection to be closed in order. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Connector connector;
    private final Cancellation cancellation;
    private final Mailbox mailbox;
    private final Journal journal;
    private final LiveFigures figures;
    private final BackOff backOff;
    private final Thread thread = new Thread(this::run, "roadmask-feed");
    private volatile Exception failure;

    private Feed(
            Connector connector,
            Cancellation cancellation,
            Mailbox mailbox,
            Journal journal,
            LiveFigures figures,
            BackOff backOff) {
        this.connector = connector;
        this.cancellation = cancellation;
        this.mailbox = mailbox;
        this.journal = journal;
        this.figures = figures;
        this.backOff = backOff;
        // Not every wait of the operating system can be ended; the process must not wait for it.
        thread.setDaemon(true);
    }

    /** Begins to read; all are borrowed. */
    static Feed start(
            Connector connector,
            Cancellation cancellation,
            Mailbox mailbox,
            Journal journal,
            LiveFigures figures,
            BackOff backOff) {
        Feed feed = new Feed(connector, cancellation, mailbox, journal, figures, backOff);
        feed.thread.start();
        return feed;
    }

    /** What ended the feed, if it wasn't the end of a film or a cancellation. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try (Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            boolean goesOn = true;
            while (goesOn && !cancellation.isCancelled()) {
                goesOn = readOnce(picture, packets);
            }
        } catch (RuntimeException | Error bug) {
            failure = new IllegalStateException("reading failed: " + bug, bug);
        } finally {
            mailbox.finish();
        }
    }

    /** One connection from its beginning to its end; false when there is to be no other. */
    private boolean readOnce(Picture picture, PacketList packets) {
        try {
            journal.opening();
            readConnection(picture, packets);
            return false;
        } catch (VideoException lost) {
            return !cancellation.isCancelled() && mayComeBack(lost) && await(lost);
        }
    }

    private void readConnection(Picture picture, PacketList packets) throws VideoException {
        try (Connection connection = connector.connect()) {
            readAll(connection, picture, packets);
        } finally {
            mailbox.end();
            picture.release();
            packets.clear();
        }
    }

    private void readAll(Connection connection, Picture picture, PacketList packets) throws VideoException {
        Stretch stretch = null;
        while (connection.read(picture, packets)) {
            if (stretch == null) {
                connected();
            }
            if (stretch == null || !stretch.takes(connection.description())) {
                stretch = new Stretch(connection.description(), connection.streams());
                mailbox.begin(stretch);
            }
            figures.decoded(picture.isPatched());
            mailbox.put(picture, packets, connection.arrivedNanos());
        }
    }

    private void connected() {
        backOff.reset();
        journal.connected();
    }

    /** What cannot be had at all is told at once; what was there once may come back whatever it says meanwhile. */
    private boolean mayComeBack(VideoException lost) {
        if (lost.isOver() || lost.isLasting() && !journal.everConnected()) {
            failure = lost;
            return false;
        }
        return true;
    }

    private boolean await(VideoException lost) {
        Duration wait = backOff.next();
        journal.lost(lost.getMessage(), wait.toNanos());
        return !cancellation.await(wait);
    }

    /** Waits for the thread, but not for ever: it may hang in a call of the operating system. */
    @Override
    public void close() {
        cancellation.cancel();
        mailbox.shut();
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
