package dev.roadmask.video;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * What FFmpeg asks, many times a second while it waits for a network, whether to go on waiting: not when cancelled, and not
 * longer than it has been allowed. It is told no in the middle of connecting as of reading; only the look-up of a host's
 * name is the operating system's and asks nobody.
 */
final class Watchdog implements AutoCloseable {
    private final Cancellation cancellation;
    private final Answer answer = new Answer();
    private volatile long deadlineNanos = System.nanoTime();
    private boolean closed;

    /** One that allows nothing yet. */
    Watchdog(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** Native code calls it; there is room for ten of a kind, so it is freed with its watchdog. */
    private final class Answer extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer nothing) {
            return stopped() ? 1 : 0;
        }
    }

    /** From now on FFmpeg asks before it waits for this container. The watchdog has to outlive it. */
    void watch(AVFormatContext context) {
        context.interrupt_callback().callback(answer);
    }

    /** Allows to wait so long from now. */
    void allow(Duration time) {
        deadlineNanos = System.nanoTime() + time.toNanos();
    }

    /** Whether to stop waiting, for one reason or the other. */
    boolean stopped() {
        return cancellation.isCancelled() || expired();
    }

    /** Whether time is up. */
    boolean expired() {
        return System.nanoTime() - deadlineNanos > 0;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            answer.deallocate();
        }
    }
}
