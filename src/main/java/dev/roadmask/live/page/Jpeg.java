package dev.roadmask.live.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An encoded picture, on loan to those who send it; to be closed once by each. Its bytes lie as a stream's part, its head
 * before and the next boundary behind it, so that either goes out in one piece. A browser shows a part when the boundary
 * behind it has come: it may not wait for the next picture.
 */
final class Jpeg implements AutoCloseable {
    static final String BOUNDARY = "roadmask";
    private static final byte[] END = ("\r\n--" + BOUNDARY + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private final JpegBroadcast broadcast;
    private byte[] bytes = new byte[1 << 16];
    private int headLength;
    private int length;
    private long number;
    private boolean greyed;
    private int borrowers;

    Jpeg(JpegBroadcast broadcast) {
        this.broadcast = broadcast;
    }

    /** Takes in another picture; nobody may have this one. */
    void fill(ByteBuffer jpeg, long newNumber, boolean isGreyed) {
        number = newNumber;
        greyed = isGreyed;
        length = jpeg.remaining();
        byte[] head = head();
        headLength = head.length;
        int whole = headLength + length + END.length;
        if (bytes.length < whole) {
            bytes = new byte[whole + whole / 4];
        }
        System.arraycopy(head, 0, bytes, 0, headLength);
        jpeg.get(bytes, headLength, length);
        System.arraycopy(END, 0, bytes, headLength + length, END.length);
    }

    private byte[] head() {
        String head = "Content-Type: image/jpeg\r\nContent-Length: " + length + "\r\nX-Roadmask-Picture: " + number
                + "\r\nX-Roadmask-Greyed: " + greyed + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** Grows from picture to picture, also over a restart of the program. */
    long number() {
        return number;
    }

    /** Whether it is grey and dim because it isn't live. */
    boolean greyed() {
        return greyed;
    }

    /** Bytes of the picture. */
    int length() {
        return length;
    }

    /** Writes the picture alone. */
    void writePicture(OutputStream out) throws IOException {
        out.write(bytes, headLength, length);
    }

    /** Writes the part of a stream, with the boundary that ends it. */
    void writePart(OutputStream out) throws IOException {
        out.write(bytes, 0, headLength + length + END.length);
    }

    /** How many have it; guarded by the broadcast. */
    int borrowers() {
        return borrowers;
    }

    void borrow() {
        borrowers++;
    }

    void giveBack() {
        borrowers--;
    }

    @Override
    public void close() {
        broadcast.release(this);
    }
}
