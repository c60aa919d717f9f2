package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/** The description of the pictures as they come, which may change in the middle. One thread. */
final class LiveDescription {
    private static final int MATRIX_INTS = 9;

    private final MediaInput input;
    private final AVStream stream;
    private final AVCodecParameters header;
    private VideoDescription current;
    private AVFrame frame;
    private AVRational aspect;
    private AVRational headerAspect;
    private boolean durationsAreStandIns;

    /** All borrowed. */
    LiveDescription(MediaInput input, AVStream stream) {
        this.input = input;
        this.stream = stream;
        this.header = stream.codecpar();
    }

    /** By the last picture; null before the first. */
    VideoDescription current() {
        return current;
    }

    /** Whether a picture's duration is a tick of a clock, put where the container says nothing. */
    boolean durationsAreStandIns() {
        return durationsAreStandIns;
    }

    /** Gives a picture the plain name of its pixel format, and describes it if it differs from those before. */
    void settle(AVFrame picture) {
        int plain = FullRangeAlias.plain(picture.format());
        if (plain != picture.format()) {
            picture.format(plain);
            picture.color_range(AVCOL_RANGE_JPEG);
        }
        if (frame != picture) {
            // Views of the struct's members, made once: it is the same struct for every picture.
            frame = picture;
            aspect = picture.sample_aspect_ratio();
            headerAspect = header.sample_aspect_ratio();
        }
        if (current == null || differs()) {
            describe();
        }
    }

    private boolean differs() {
        boolean sameAspect =
                aspect.num() <= 0 || (aspect.num() == headerAspect.num() && aspect.den() == headerAspect.den());
        return frame.width() != header.width()
                || frame.height() != header.height()
                || frame.format() != header.format()
                || frame.color_range() != header.color_range()
                || !sameAspect
                || isTurned();
    }

    /** Makes the header true, from which the description is taken. */
    private void describe() {
        header.width(frame.width())
                .height(frame.height())
                .format(frame.format())
                .color_range(frame.color_range());
        if (aspect.num() > 0) {
            headerAspect.num(aspect.num()).den(aspect.den());
            stream.sample_aspect_ratio().num(aspect.num()).den(aspect.den());
        }
        VideoDescriber describer = new VideoDescriber(input, stream, frame.format());
        durationsAreStandIns = describer.durationsAreStandIns();
        current = describer.describe().turned(orientation());
    }

    /** Whether the picture says itself that it lies otherwise than those before; looked for without making objects. */
    private boolean isTurned() {
        return ownMatrix() != null
                && !orientation().equals(new DisplayOrientation(current.rotationDegrees(), current.mirrored()));
    }

    private AVFrameSideData ownMatrix() {
        return av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
    }

    /** As the picture itself says, or else the container. */
    private DisplayOrientation orientation() {
        AVFrameSideData matrix = ownMatrix();
        if (matrix == null || matrix.size() < MATRIX_INTS * Integer.BYTES) {
            return DisplayOrientation.of(header);
        }
        int[] values = new int[MATRIX_INTS];
        new IntPointer(matrix.data()).get(values);
        return DisplayOrientation.of(values);
    }
}
