package dev.roadmask.live.window;

import java.awt.EventQueue;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/** The program that holds the window; started by {@link PreviewWindow} alone. It ends with the pipe that it reads. */
public final class WindowProgram {
    private static final int CHUNK_BYTES = 1 << 16;

    private final DataInputStream messages =
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in), CHUNK_BYTES));
    private final FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
    private PictureReader pictures;
    private ViewFrame frame;

    private WindowProgram() {}

    /** Opens the window and shows what comes. */
    public static void main(String[] arguments) throws IOException {
        // Whatever a library prints must not get among the answers.
        System.setOut(System.err);
        new WindowProgram().run();
    }

    private void run() throws IOException {
        try {
            outliveSignals(Thread.currentThread());
            open();
            while (true) {
                take(messages.readByte());
            }
        } catch (IOException programGone) {
            // Then the window goes too.
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Ctrl-C reaches this program too, but it is the preview that ends, and tells by closing the pipe. */
    private static void outliveSignals(Thread reader) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void open() throws IOException {
        try {
            EventQueue.invokeAndWait(() -> {
                frame = new ViewFrame(
                        key -> answer(Wire.KEY, out -> out.writeByte(key.ordinal())),
                        size -> answer(Wire.SIZE, out -> {
                            out.writeInt(size.width);
                            out.writeInt(size.height);
                        }));
                // After the first thing that fails where there are no windows, so that the reason gets about.
                pictures = new PictureReader();
                answer(Wire.OPEN, out -> {});
            });
        } catch (InvocationTargetException failure) {
            refuse(failure.getCause());
        } catch (InterruptedException | RuntimeException | Error failure) {
            refuse(failure);
        }
    }

    private void refuse(Throwable failure) throws IOException {
        answer(Wire.REFUSED, out -> out.writeUTF(Refusal.reason(failure)));
        throw new IOException(failure);
    }

    /** What follows the first byte of an answer. */
    private interface Answer {
        void write(DataOutputStream out) throws IOException;
    }

    private void answer(byte kind, Answer rest) {
        try {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(whole);
            out.writeByte(kind);
            rest.write(out);
            synchronized (answers) {
                whole.writeTo(answers);
            }
        } catch (IOException programGone) {
            // The thread that reads finds out too.
        }
    }

    private void take(byte kind) throws IOException {
        switch (kind) {
            case Wire.PICTURE -> {
                Wire.PictureHeader header = Wire.PictureHeader.read(messages);
                PixelImage image = pictures.read(header, messages);
                EventQueue.invokeLater(() -> {
                    frame.show(image, header.shownWidth(), header.shownHeight());
                    answer(Wire.PAINTED, out -> out.writeLong(header.number()));
                });
            }
            case Wire.SIGN -> {
                Sign sign = Wire.readSign(messages);
                EventQueue.invokeLater(() -> frame.show(sign));
            }
            case Wire.TOAST -> {
                String text = messages.readUTF();
                EventQueue.invokeLater(() -> frame.toast(text));
            }
            default -> throw new IOException("unknown message: " + kind);
        }
    }
}
