package dev.roadmask.pipeline;

import dev.roadmask.mask.SamplePlane;
import dev.roadmask.mask.YuvColor;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.EncoderOptions;
import dev.roadmask.video.FrameRate;
import dev.roadmask.video.NewVideo;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.SoundTrack;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A lossless clip whose truth is known: on a grey that tells the frame's number, a saturated red box moves to the right.
 * Every third frame has none. The tiny test model finds exactly the red.
 */
public final class RedBoxClip {
    public static final int WIDTH = 320;
    public static final int HEIGHT = 180;
    public static final int BOX_TOP = 64;
    public static final int BOX_BOTTOM = 128;
    private static final int BOX_WIDTH = 80;

    private RedBoxClip() {}

    /** Writes a silent clip into a folder. */
    public static Path write(Path folder, int frames) throws VideoException {
        return write(folder.resolve("clip-" + frames + ".mkv"), WIDTH, HEIGHT, frames);
    }

    public static Path write(Path file, int width, int height, int frames) throws VideoException {
        return write(file, NewVideo.silent(width, height, new FrameRate(25, 1)), frames);
    }

    /** Writes a clip with a sound track. */
    public static Path writeWithSound(Path file, SoundTrack sound, int frames) throws VideoException {
        return write(file, new NewVideo(WIDTH, HEIGHT, new FrameRate(25, 1), Optional.of(sound)), frames);
    }

    private static Path write(Path file, NewVideo video, int frames) throws VideoException {
        try (VideoWriter writer = VideoWriter.create(file, video, lossless());
                Picture picture = writer.allocatePicture();
                Picture canvas = writer.allocatePicture();
                PacketList none = PacketList.create()) {
            for (int frame = 0; frame < frames; frame++) {
                draw(PictureSamples.of(canvas), frame);
                picture.copyFrom(canvas);
                writer.write(picture, frame, 1, none);
            }
            writer.finish(none);
        }
        return file;
    }

    public static EncoderOptions lossless() {
        return EncoderOptions.defaults().withEncoder("ffv1").withOverwrite(true);
    }

    public static boolean hasBox(long frame) {
        return frame % 3 != 2;
    }

    public static int boxLeft(long frame) {
        return (int) (frame * 4 % 160);
    }

    public static int boxRight(long frame) {
        return boxLeft(frame) + BOX_WIDTH;
    }

    /** Luma of the background, which tells the frame's number. */
    public static int grey(long frame) {
        return (int) (40 + frame % 150);
    }

    private static void draw(YuvPlanes planes, int frame) {
        YuvColor red = YuvColor.ofRgb(0xff0000, planes.matrix(), planes.fullRange(), planes.bitDepth());
        fill(planes.y(), 0, planes.width(), 0, planes.height(), grey(frame));
        fill(planes.u(), 0, planes.u().width(), 0, planes.u().height(), 128);
        fill(planes.v(), 0, planes.v().width(), 0, planes.v().height(), 128);
        if (hasBox(frame)) {
            int left = boxLeft(frame);
            int right = boxRight(frame);
            fill(planes.y(), left, right, BOX_TOP, BOX_BOTTOM, red.y());
            fill(planes.u(), left / 2, right / 2, BOX_TOP / 2, BOX_BOTTOM / 2, red.u());
            fill(planes.v(), left / 2, right / 2, BOX_TOP / 2, BOX_BOTTOM / 2, red.v());
        }
    }

    private static void fill(SamplePlane plane, int left, int right, int top, int bottom, int value) {
        for (int y = top; y < Math.min(bottom, plane.height()); y++) {
            for (int x = left; x < Math.min(right, plane.width()); x++) {
                plane.set(x, y, value);
            }
        }
    }
}
