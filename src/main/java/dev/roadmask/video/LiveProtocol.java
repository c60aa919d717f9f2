package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * FFmpeg's options for a kind of live source: soon a picture, no more than needed held back, and nothing opened that a
 * stranger's playlist may not name, a file of this machine least of all.
 */
final class LiveProtocol {
    /** Bytes and microseconds to look at before the streams are taken as known; a picture is waited for later anyway. */
    private static final String PROBE_BYTES = "2000000";

    private static final String PROBE_US = "1000000";

    /** How long RTP waits for a packet that was overtaken, in microseconds. */
    private static final String REORDER_US = "200000";

    /** Packets of 188 bytes that wait for us, 12 MB; and the operating system's part in bytes, if it allows so much. */
    private static final String UDP_FIFO_PACKETS = "65536";

    private static final String UDP_SYSTEM_BYTES = "2097152";

    private final AVDictionary options = new AVDictionary(null);

    private LiveProtocol() {}

    /** The options, to be freed by the caller. */
    static AVDictionary options(LiveSource source, LiveOptions wishes) {
        LiveProtocol protocol = new LiveProtocol();
        switch (source.kind()) {
            case DEVICE -> protocol.device(wishes);
            case NETWORK -> protocol.network(source.scheme(), wishes);
            default -> protocol.stream("none");
        }
        return protocol.options;
    }

    private void device(LiveOptions wishes) {
        wishes.size().ifPresent(size -> set(SIZE, size.toString()));
        wishes.rate().ifPresent(rate -> set(RATE, rate.toString()));
        wishes.pixelFormat().ifPresent(format -> set(PIXEL_FORMAT, format.toLowerCase(Locale.ROOT)));
    }

    /** Names of the options by which a device is asked. */
    static final String SIZE = "video_size";

    static final String RATE = "framerate";
    static final String PIXEL_FORMAT = "pixel_format";

    private void network(String scheme, LiveOptions wishes) {
        switch (scheme) {
            case "rtsp", "rtsps" -> {
                stream("rtp,srtp,udp,tcp,tls,crypto");
                set("rtsp_transport", wishes.rtspTransport().name().toLowerCase(Locale.ROOT));
                set("max_delay", REORDER_US);
                set("buffer_size", UDP_SYSTEM_BYTES);
            }
            case "udp" -> {
                stream("udp");
                set("fifo_size", UDP_FIFO_PACKETS);
                set("buffer_size", UDP_SYSTEM_BYTES);
                set("overrun_nonfatal", "1");
            }
            case "tcp" -> stream("tcp");
            default -> stream("http,https,httpproxy,tls,tcp,crypto,data");
        }
    }

    private void stream(String allowedProtocols) {
        set("protocol_whitelist", allowedProtocols);
        set("probesize", PROBE_BYTES);
        set("analyzeduration", PROBE_US);
        // A frame rate is good to know but not worth twenty frames of waiting.
        set("fpsprobesize", "0");
    }

    private void set(String key, String value) {
        av_dict_set(options, key, value, 0);
    }
}
