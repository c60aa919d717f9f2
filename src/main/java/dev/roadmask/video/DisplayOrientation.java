package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;

/**
 * How a coded picture is to be shown: turned clockwise, then perhaps mirrored left to right.
 *
 * @param rotationDegrees 0, 90, 180 or 270
 * @param mirrored whether to mirror after the turn
 */
record DisplayOrientation(int rotationDegrees, boolean mirrored) {
    static final DisplayOrientation UPRIGHT = new DisplayOrientation(0, false);
    private static final int MATRIX_INTS = 9;

    /** The orientation that a stream's display matrix asks for, to the nearest quarter turn. */
    static DisplayOrientation of(AVCodecParameters stream) {
        AVPacketSideData matrix = av_packet_side_data_get(
                stream.coded_side_data(), stream.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.size() < MATRIX_INTS * Integer.BYTES) {
            return UPRIGHT;
        }
        int[] values = new int[MATRIX_INTS];
        new IntPointer(matrix.data()).get(values);
        return of(values);
    }

    /** The orientation of a 3x3 display matrix in FFmpeg's row-major fixed point. */
    static DisplayOrientation of(int[] matrix) {
        int[] turn = matrix.clone();
        boolean mirrored = (long) turn[0] * turn[4] - (long) turn[1] * turn[3] < 0;
        if (mirrored) {
            // Undo the mirror, which comes last: what is left is a pure turn.
            turn[0] = -turn[0];
            turn[3] = -turn[3];
        }
        double counterclockwise = av_display_rotation_get(turn);
        if (Double.isNaN(counterclockwise)) {
            return UPRIGHT;
        }
        int quarters = (int) Math.round(-counterclockwise / 90);
        return new DisplayOrientation(Math.floorMod(quarters, 4) * 90, mirrored);
    }
}
