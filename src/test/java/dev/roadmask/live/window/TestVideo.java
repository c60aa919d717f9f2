package dev.roadmask.live.window;

import dev.roadmask.video.Picture;
import dev.roadmask.video.TimeBase;
import dev.roadmask.video.VideoDescription;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Pictures that are red on the left and blue on the right, as stored. */
final class TestVideo {
    private TestVideo() {}

    static VideoDescription description(int width, int height, double pixelAspect, int rotation, boolean mirrored) {
        return new VideoDescription(
                "test",
                "rawvideo",
                0,
                width,
                height,
                "yuv420p",
                false,
                new TimeBase(1, 25),
                Optional.empty(),
                pixelAspect,
                rotation,
                mirrored,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of());
    }

    static Picture redAndBlue(int width, int height) {
        Picture picture = Picture.allocate(width, height, "yuv420p");
        fill(picture, 0, width, height, 81, 41);
        fill(picture, 1, width / 2, height / 2, 90, 240);
        fill(picture, 2, width / 2, height / 2, 240, 110);
        return picture;
    }

    private static void fill(Picture picture, int plane, int width, int height, int left, int right) {
        ByteBuffer samples = picture.plane(plane);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                samples.put(y * picture.rowStride(plane) + x, (byte) (x < width / 2 ? left : right));
            }
        }
    }
}
