package dev.roadmask.video;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads ahead of whoever wants the bytes, on a thread of its own: nothing ends a read of standard input that waits, but
 * nobody has to wait for it. The thread ends with the stream or the program.
 */
final class InputPump {
    /** What {@link #read} answers when the watchdog has had enough. */
    static final int STOPPED = 0;

    /** What {@link #read} answers at the end. */
    static final int ENDED = -1;

    private static final int ROOM_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 64 << 10;
    private static final long LOOK_UP_MILLIS = 20;

    private static InputPump standard;

    private final InputStream stream;
    private final byte[] room = new byte[ROOM_BYTES];
    private int first;
    private int size;
    private boolean ended;

    private InputPump(InputStream stream) {
        this.stream = stream;
    }

    /** The one pump of {@link System#in}, where every reader goes on after the one before. */
    static synchronized InputPump ofStandardInput() {
        if (standard == null || standard.stream != System.in) {
            standard = new InputPump(System.in);
            Thread thread = new Thread(standard::pump, "standard input");
            thread.setDaemon(true);
            thread.start();
        }
        return standard;
    }

    private void pump() {
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                add(chunk, read);
            }
        } catch (IOException | InterruptedException broken) {
            // As good as its end.
        }
        end();
    }

    private synchronized void add(byte[] chunk, int length) throws InterruptedException {
        while (size + length > ROOM_BYTES) {
            wait();
        }
        int at = (first + size) % ROOM_BYTES;
        int before = Math.min(length, ROOM_BYTES - at);
        System.arraycopy(chunk, 0, room, at, before);
        System.arraycopy(chunk, before, room, 0, length - before);
        size += length;
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for bytes; how many came, or {@link #ENDED} or {@link #STOPPED}. */
    synchronized int read(byte[] target, int atMost, Watchdog watchdog) {
        try {
            while (size == 0 && !ended && !watchdog.stopped()) {
                wait(LOOK_UP_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return STOPPED;
        }
        return size > 0 ? take(target, atMost) : ended ? ENDED : STOPPED;
    }

    /** Whether all has been read that ever comes. */
    synchronized boolean isOver() {
        return ended && size == 0;
    }

    private int take(byte[] target, int atMost) {
        int length = Math.min(atMost, size);
        int before = Math.min(length, ROOM_BYTES - first);
        System.arraycopy(room, first, target, 0, before);
        System.arraycopy(room, 0, target, before, length - before);
        first = (first + length) % ROOM_BYTES;
        size -= length;
        notifyAll();
        return length;
    }
}
