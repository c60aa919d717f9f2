package dev.roadmask.video;

import java.util.List;
import java.util.Locale;

/** An operating system's way to its cameras; all that differs between them. */
enum CameraSystem {
    VIDEO4LINUX("video4linux2", "list_formats", "all") {
        @Override
        String numbered(int number) {
            return "/dev/video" + number;
        }
    },
    /** Says its formats when asked for an impossible rate. */
    AVFOUNDATION("avfoundation", "framerate", "1000000"),
    DIRECTSHOW("dshow", "list_options", "true") {
        @Override
        String url(String device) {
            return "video=" + device;
        }

        @Override
        String numbered(int number) {
            List<Cameras.Camera> cameras = Cameras.present();
            return number < cameras.size() ? cameras.get(number).device() : String.valueOf(number);
        }
    };

    private final String format;
    private final String formatsOption;
    private final String formatsValue;

    CameraSystem(String format, String formatsOption, String formatsValue) {
        this.format = format;
        this.formatsOption = formatsOption;
        this.formatsValue = formatsValue;
    }

    /** This machine's. */
    static CameraSystem here() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.contains("mac") ? AVFOUNDATION : system.contains("windows") ? DIRECTSHOW : VIDEO4LINUX;
    }

    /** FFmpeg's name of it. */
    String format() {
        return format;
    }

    /** What FFmpeg opens for a device. */
    String url(String device) {
        return device;
    }

    /** The device with a number. */
    String numbered(int number) {
        return String.valueOf(number);
    }

    /** The option that makes FFmpeg list a camera's formats in its log instead of opening it. */
    String formatsOption() {
        return formatsOption;
    }

    /** The value of that option. */
    String formatsValue() {
        return formatsValue;
    }
}
