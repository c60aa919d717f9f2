package dev.roadmask.cli;

import dev.roadmask.live.LiveStatus;
import dev.roadmask.live.Preview;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How a running preview is doing: a line whenever the state changes or a recording begins, and on a terminal one more below
 * them that is drawn anew every second.
 */
final class LiveLine implements AutoCloseable {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long LOOK_MILLIS = 250;
    private static final int LOOKS_PER_LINE = 4;

    /** A terminal may be made wider or narrower while a preview runs for days. */
    private static final int LOOKS_PER_MEASURE = 20;

    private final Preview preview;
    private final boolean terminal;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "roadmask-live-line");
        thread.setDaemon(true);
        return thread;
    });
    private TerminalLine line;
    private Optional<LiveStatus> before = Optional.empty();
    private long looks;
    private boolean closed;

    private LiveLine(Preview preview, boolean terminal) {
        this.preview = preview;
        this.terminal = terminal;
    }

    /** Begins to tell; the caller closes it, before the preview. With {@code quiet} it tells nothing. */
    static LiveLine watch(Preview preview, boolean quiet) {
        LiveLine live = new LiveLine(preview, !quiet && TerminalLine.isThere());
        if (!quiet) {
            live.clockwork.scheduleAtFixedRate(live::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return live;
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        LiveStatus now = preview.status();
        LiveText.changes(before, now).forEach(change -> print("roadmask: " + clock() + " " + change));
        if (terminal) {
            draw(now);
        }
        before = Optional.of(now);
        looks++;
    }

    private void draw(LiveStatus now) {
        if (looks % LOOKS_PER_MEASURE == 0) {
            line = new TerminalLine();
        }
        boolean changed = before.isEmpty() || before.get().state() != now.state();
        if (changed || looks % LOOKS_PER_LINE == 0) {
            line.accept(LiveText.line(now, clock(), line.getMaxRenderedLength()));
        }
    }

    private static String clock() {
        return LocalTime.now().format(CLOCK);
    }

    /** Prints a line to standard error in the status line's place, which then moves below it. */
    synchronized void print(String message) {
        clear();
        System.err.println(message);
        looks = 0;
    }

    private void clear() {
        if (line != null && !closed) {
            line.clear();
        }
    }

    /** Takes the line off the screen; idempotent. */
    @Override
    public void close() {
        clockwork.shutdown();
        synchronized (this) {
            clear();
            closed = true;
        }
    }
}
