package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_free_list_devices;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_list_input_sources;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** The cameras that are present. */
public final class Cameras {
    static {
        FfmpegLog.prepare();
        avdevice_register_all();
    }

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
     * @param name FFmpeg's name of the pixel format or codec: {@code yuyv422}, {@code mjpeg}; empty where the sizes hold for
     *     all
     * @param compressed whether it is a codec
     * @param sizes as the driver has them, some with rates: {@code 1280x720}, {@code 640x480 at 5 to 30 fps}
     */
    public record Format(String name, boolean compressed, List<String> sizes) {
        /** Copies the list. */
        public Format {
            sizes = List.copyOf(sizes);
        }
    }

    /** The cameras present, none where there is none; looks at each, which a camera in use may not allow. */
    public static List<Camera> list() {
        return present().stream()
                .map(camera -> new Camera(camera.device(), camera.name(), formats(camera.device())))
                .toList();
    }

    /** The cameras present, without their formats. */
    static List<Camera> present() {
        AVInputFormat system = av_find_input_format(CameraSystem.here().format());
        AVDeviceInfoList found = new AVDeviceInfoList(null);
        List<Camera> cameras = new ArrayList<>();
        if (system != null && avdevice_list_input_sources(system, (String) null, null, found) >= 0) {
            for (int i = 0; i < found.nb_devices(); i++) {
                AVDeviceInfo device = found.devices(i);
                if (givesVideo(device)) {
                    cameras.add(new Camera(
                            device.device_name().getString(),
                            device.device_description().getString(),
                            List.of()));
                }
            }
        }
        if (!found.isNull()) {
            avdevice_free_list_devices(found);
        }
        return cameras;
    }

    /** Whether a device says that it gives video, or does not say. */
    private static boolean givesVideo(AVDeviceInfo device) {
        boolean gives = device.nb_media_types() == 0;
        for (int i = 0; i < device.nb_media_types(); i++) {
            gives |= device.media_types().get(i) == AVMEDIA_TYPE_VIDEO;
        }
        return gives;
    }

    private static List<Format> formats(String device) {
        return CameraFormats.parse(FfmpegLog.capture(() -> askForFormats(device)));
    }

    /** Opens a camera in the way that makes FFmpeg list its formats and fail. */
    private static void askForFormats(String device) {
        CameraSystem system = CameraSystem.here();
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, system.formatsOption(), system.formatsValue(), 0);
        AVFormatContext context = new AVFormatContext(null);
        int code = avformat_open_input(context, system.url(device), av_find_input_format(system.format()), options);
        if (code >= 0) {
            avformat_close_input(context);
        }
        av_dict_free(options);
    }
}
