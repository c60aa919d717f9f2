package dev.roadmask.video;

import java.util.List;

/** The cameras that are present. */
public final class Cameras {
    private Cameras() {}

    /**
     * A camera.
     *
     * @param device what {@link LiveSource#parse} takes: {@code /dev/video0}
     * @param name as its driver has it
     * @param formats what it can give, as far as it says
     */
    public record Camera(String device, String name, List<Format> formats) {
        /** Copies the list. */
        public Camera {
            formats = List.copyOf(formats);
        }
    }

    /**
     * A format of a camera.
     *
     * @param name FFmpeg's name of the pixel format or codec: {@code yuyv422}, {@code mjpeg}
     * @param compressed whether it is a codec
     * @param sizes as the driver has them: {@code 1280x720}
     */
    public record Format(String name, boolean compressed, List<String> sizes) {
        /** Copies the list. */
        public Format {
            sizes = List.copyOf(sizes);
        }
    }

    /** The cameras present, none where there is none. */
    public static List<Camera> list() {
        throw new UnsupportedOperationException();
    }
}
