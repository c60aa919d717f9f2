package dev.roadmask.live.window;

import dev.roadmask.live.Preview;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A preview in a window: the picture, a bar that tells how it is doing, and keys. A picture that is not live is greyed and
 * says since when. Closing the window ends the preview; a display that goes away does not.
 */
public final class PreviewWindow implements AutoCloseable {
    private static final long SIGN_MILLIS = 250;

    private final Preview preview;
    private final Consumer<String> lost;
    private final WindowProcess process;
    private final WindowActions actions;
    private final PicturePump pump;
    private final Thread pumping;
    private final ScheduledExecutorService desk =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "roadmask-window-desk"));
    private volatile boolean expectedToGo;

    private PreviewWindow(Preview preview, Consumer<String> lost, WindowProcess process) {
        this.preview = preview;
        this.lost = lost;
        this.process = process;
        actions = new WindowActions(preview);
        pump = new PicturePump(preview.screen(), process.messages());
        pumping = daemon(pump, "roadmask-window-pictures");
        pumping.start();
        daemon(this::listen, "roadmask-window-answers").start();
        desk.scheduleWithFixedDelay(this::sendSign, 0, SIGN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a window; takes about half a second. The caller closes it, before the preview.
     *
     * @param preview borrowed; stopped when the user closes the window
     * @param lost told why, from a thread of the window, if the window goes away without anybody having closed it; the
     *     preview goes on
     * @throws NoWindowException if there can be none here: no display, a Java without windows
     */
    public static PreviewWindow open(Preview preview, Consumer<String> lost) throws NoWindowException {
        return open(preview, lost, Map.of());
    }

    /** The same with changes to the environment, such as another display. */
    static PreviewWindow open(Preview preview, Consumer<String> lost, Map<String, String> environment)
            throws NoWindowException {
        return new PreviewWindow(preview, lost, WindowProcess.start(environment));
    }

    private void listen() {
        try {
            DataInputStream answers = process.answers();
            while (true) {
                take(answers.readByte(), answers);
            }
        } catch (IOException gone) {
            quiet();
            if (!expectedToGo) {
                lost.accept(process.epitaph());
            }
        }
    }

    private void take(byte kind, DataInputStream answers) throws IOException {
        switch (kind) {
            case Wire.SIZE -> pump.resize(answers.readInt(), answers.readInt());
            case Wire.PAINTED -> pump.painted(answers.readLong());
            case Wire.KEY -> press(WindowKey.values()[answers.readByte()]);
            default -> throw new IOException("unknown answer: " + kind);
        }
    }

    private void press(WindowKey key) {
        if (key == WindowKey.PAUSE || key == WindowKey.RESUME) {
            pump.pause(key == WindowKey.PAUSE);
            return;
        }
        if (key == WindowKey.QUIT) {
            // Now, not when a still is written that may wait for its picture.
            expectedToGo = true;
            preview.stop();
            return;
        }
        try {
            desk.execute(() -> perform(key));
        } catch (RejectedExecutionException closing) {
            // Too late for any key.
        }
    }

    private void perform(WindowKey key) {
        try {
            String toast = actions.perform(key).orElse("");
            if (!toast.isEmpty()) {
                send(out -> {
                    out.writeByte(Wire.TOAST);
                    out.writeUTF(toast);
                });
            }
            sendSign();
        } catch (IOException gone) {
            // The thread that listens tells.
        }
    }

    private void sendSign() {
        try {
            Sign sign = SignWriter.write(preview.status(), pump.pictureAgeSeconds());
            send(out -> Wire.write(sign, out));
        } catch (IOException gone) {
            // The thread that listens tells.
        }
    }

    /** A message of a few bytes. */
    private interface Message {
        void write(DataOutputStream out) throws IOException;
    }

    private void send(Message message) throws IOException {
        DataOutputStream out = process.messages();
        synchronized (out) {
            message.write(out);
            out.flush();
        }
    }

    private void quiet() {
        pump.stop();
        desk.shutdown();
    }

    /** Takes the window away at once; the preview is left as it is. Idempotent. */
    @Override
    public void close() {
        expectedToGo = true;
        quiet();
        process.close();
        try {
            // The pump has pictures of the screen in hand, and those are to come back.
            pumping.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
