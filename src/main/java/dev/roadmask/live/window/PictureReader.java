package dev.roadmask.live.window;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Reads pictures off the pipe, by turns into one of two images: the other is on the display meanwhile. */
final class PictureReader {
    private PixelImage hidden = new PixelImage();
    private PixelImage visible = new PixelImage();
    private byte[] rowBytes = {};
    private IntBuffer rowView = IntBuffer.allocate(0);
    private int[] row = {};

    /** The picture, upright; the reader's again after the next call. */
    PixelImage read(Wire.PictureHeader header, DataInputStream in) throws IOException {
        Turn turn = new Turn(header.width(), header.height(), header.rotationDegrees(), header.mirrored());
        hidden.resize(turn.uprightWidth(), turn.uprightHeight());
        fitRow(header.width());
        for (int y = 0; y < header.height(); y++) {
            in.readFully(rowBytes);
            rowView.get(0, row);
            turn.put(row, y, hidden.pixels());
        }
        PixelImage done = hidden;
        hidden = visible;
        visible = done;
        return done;
    }

    private void fitRow(int width) {
        if (row.length != width) {
            row = new int[width];
            rowBytes = new byte[Integer.BYTES * width];
            rowView = ByteBuffer.wrap(rowBytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        }
    }
}
