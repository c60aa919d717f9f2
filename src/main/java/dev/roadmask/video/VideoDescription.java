package dev.roadmask.video;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a container says of its chosen video stream and of itself. Estimates are the container's; only reading tells.
 *
 * @param container FFmpeg's name of the container, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param codec FFmpeg's name of the video codec
 * @param streamIndex index of the video stream in the container
 * @param width of the coded picture, before rotation, in pixels
 * @param height of the coded picture, before rotation, in pixels
 * @param pixelFormat FFmpeg's name, never one of the full-range aliases ({@code yuvj420p} is {@code yuv420p})
 * @param fullRange whether luma uses 0-255 (in 8 bits) rather than 16-235
 * @param timeBase unit of the stream's timestamps
 * @param frameRate average, where known
 * @param pixelAspect width / height of one pixel, 1 when the container is silent
 * @param rotationDegrees clockwise turn that shows the picture upright: 0, 90, 180 or 270
 * @param mirrored whether the picture is to be mirrored left to right after that turn
 * @param durationSeconds where known
 * @param frameCount estimate, where known
 * @param bitrate bits a second of the video stream, where known
 * @param otherStreams all other streams, in the container's order
 */
public record VideoDescription(
        String container,
        String codec,
        int streamIndex,
        int width,
        int height,
        String pixelFormat,
        boolean fullRange,
        TimeBase timeBase,
        Optional<FrameRate> frameRate,
        double pixelAspect,
        int rotationDegrees,
        boolean mirrored,
        OptionalDouble durationSeconds,
        OptionalLong frameCount,
        OptionalLong bitrate,
        List<StreamDescription> otherStreams) {
    /** Refuses an impossible size or turn; copies the list. */
    public VideoDescription {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("size must be positive: width=" + width + " height=" + height);
        }
        if (rotationDegrees % 90 != 0 || rotationDegrees < 0 || rotationDegrees > 270) {
            throw new IllegalArgumentException(
                    "rotation must be 0, 90, 180 or 270: rotationDegrees=" + rotationDegrees);
        }
        otherStreams = List.copyOf(otherStreams);
    }

    /** A picture that comes from no film: upright, with square pixels. */
    public static VideoDescription of(Picture picture) {
        return new VideoDescription(
                "none",
                "none",
                0,
                picture.width(),
                picture.height(),
                picture.pixelFormat(),
                picture.fullRange(),
                new TimeBase(1, 1),
                Optional.empty(),
                1,
                0,
                false,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of());
    }

    /** Width of the picture as shown, in stored pixels: of an upright clip that is stored sideways its height. */
    public int shownWidth() {
        return sideways() ? height : width;
    }

    /** Height of the picture as shown, in stored pixels. */
    public int shownHeight() {
        return sideways() ? width : height;
    }

    /** Width as shown: upright and with square pixels of the coded picture's height. */
    public int displayWidth() {
        return sideways() ? height : stretchedWidth();
    }

    /** Height as shown, see {@link #displayWidth()}. */
    public int displayHeight() {
        return sideways() ? stretchedWidth() : height;
    }

    /** The same with another estimate of its length. */
    VideoDescription lasting(OptionalDouble seconds, OptionalLong frames) {
        return new VideoDescription(
                container,
                codec,
                streamIndex,
                width,
                height,
                pixelFormat,
                fullRange,
                timeBase,
                frameRate,
                pixelAspect,
                rotationDegrees,
                mirrored,
                seconds,
                frames,
                bitrate,
                otherStreams);
    }

    /** The same with another orientation. */
    VideoDescription turned(DisplayOrientation orientation) {
        return new VideoDescription(
                container,
                codec,
                streamIndex,
                width,
                height,
                pixelFormat,
                fullRange,
                timeBase,
                frameRate,
                pixelAspect,
                orientation.rotationDegrees(),
                orientation.mirrored(),
                durationSeconds,
                frameCount,
                bitrate,
                otherStreams);
    }

    private boolean sideways() {
        return rotationDegrees % 180 != 0;
    }

    private int stretchedWidth() {
        return (int) Math.max(1, Math.round(width * pixelAspect));
    }
}
