package dev.roadmask.live.window;

import dev.roadmask.live.LiveState;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the preview and its window program talk: a byte says what follows. Both are the same build, so there is no version
 * and no length.
 */
final class Wire {
    // To the window.
    static final byte PICTURE = 'P';
    static final byte SIGN = 'S';
    static final byte TOAST = 'T';

    // From the window.
    static final byte OPEN = 'o';
    static final byte REFUSED = 'r';
    static final byte SIZE = 's';
    static final byte PAINTED = 'p';
    static final byte KEY = 'k';

    private Wire() {}

    /**
     * What comes before a picture's pixels: rows as stored, from the top, four bytes a pixel, blue first.
     *
     * @param number of the picture, to be sent back when it has been painted
     * @param width of a row as stored
     * @param height rows as stored
     * @param rotationDegrees clockwise turn that shows it upright
     * @param mirrored whether to mirror it left to right after that
     * @param shownWidth of the upright picture in its own size, with square pixels: its aspect
     * @param shownHeight the same
     */
    record PictureHeader(
            long number,
            int width,
            int height,
            int rotationDegrees,
            boolean mirrored,
            int shownWidth,
            int shownHeight) {
        void write(DataOutputStream out) throws IOException {
            out.writeByte(PICTURE);
            out.writeLong(number);
            out.writeInt(width);
            out.writeInt(height);
            out.writeShort(rotationDegrees);
            out.writeBoolean(mirrored);
            out.writeInt(shownWidth);
            out.writeInt(shownHeight);
        }

        static PictureHeader read(DataInputStream in) throws IOException {
            return new PictureHeader(
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    in.readShort(),
                    in.readBoolean(),
                    in.readInt(),
                    in.readInt());
        }
    }

    static void write(Sign sign, DataOutputStream out) throws IOException {
        out.writeByte(SIGN);
        out.writeByte(sign.state().ordinal());
        out.writeUTF(sign.source());
        out.writeUTF(sign.recording());
        out.writeByte(sign.figures().size());
        for (Sign.Figure figure : sign.figures()) {
            out.writeUTF(figure.label());
            out.writeUTF(figure.value());
            out.writeUTF(figure.widest());
        }
        out.writeUTF(sign.headline());
        out.writeUTF(sign.detail());
    }

    static Sign readSign(DataInputStream in) throws IOException {
        LiveState state = LiveState.values()[in.readByte()];
        String source = in.readUTF();
        String recording = in.readUTF();
        int count = in.readByte();
        List<Sign.Figure> figures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            figures.add(new Sign.Figure(in.readUTF(), in.readUTF(), in.readUTF()));
        }
        return new Sign(state, source, recording, figures, in.readUTF(), in.readUTF());
    }
}
