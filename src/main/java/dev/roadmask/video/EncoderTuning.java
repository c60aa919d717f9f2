package dev.roadmask.video;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Each encoder's own words for what we want: constant quality or a bitrate, fast presets, a key frame every two seconds,
 * no frame out of order and none left out.
 */
final class EncoderTuning {
    private static final int LAMBDA = 118; // FFmpeg's FF_QP2LAMBDA
    private static final double KEY_FRAME_SECONDS = 2;
    /** The encoder of lossless video. */
    static final String LOSSLESS = "ffv1";

    private static final int AV1_SCALE = 63;
    private static final int H264_SCALE = 51;

    private EncoderTuning() {}

    /**
     * The options of {@link #LOSSLESS} for masks: Golomb codes, which count runs and are a third as long here as the
     * arithmetic coder's, every picture by itself, so that players may jump and damage stays in its frame.
     */
    static Map<String, String> lossless() {
        return Map.of(
                "level",
                "3",
                "coder",
                "rice",
                "context",
                "0",
                "g",
                "1",
                "slices",
                "4",
                "slicecrc",
                "1",
                "threads",
                "1");
    }

    /** The options to open an encoder with; those that it does not know are ignored by FFmpeg. */
    static Map<String, String> options(String encoder, EncoderSpec spec, EncoderOptions wanted) {
        Map<String, String> options = new LinkedHashMap<>();
        double fps = spec.frameRate().framesPerSecond();
        options.put("g", String.valueOf(Math.min(600, Math.max(12, Math.round(KEY_FRAME_SECONDS * fps)))));
        options.put("bf", "0");
        options.put("threads", String.valueOf(wanted.threads()));
        // Frame threads would go on reading our picture after we have painted the next one into it.
        options.put("thread_type", "slice");
        tuneSpeed(encoder, options);
        if (spec.lowDelay()) {
            tuneDelay(encoder, options);
        }
        if (wanted.bitrate().isPresent()) {
            tuneBitrate(encoder, wanted.bitrate().getAsLong(), options);
        } else {
            tuneQuality(encoder, wanted.quality().orElse(Quality.HIGH).level(), spec, options);
        }
        return options;
    }

    private static void tuneSpeed(String encoder, Map<String, String> options) {
        if (encoder.equals("libopenh264")) {
            options.put("profile", "high"); // CABAC: a tenth smaller than the default at the same speed
            options.put("threads", "1"); // its slices cost bits and gain no time
            options.put("allow_skip_frames", "0");
        } else if (encoder.equals("libx264") || encoder.equals("libx265")) {
            options.put("preset", "veryfast");
        } else if (encoder.endsWith("_nvenc")) {
            options.put("preset", "p4");
        } else if (encoder.equals("libsvtav1")) {
            options.put("preset", "8"); // the faster ones spoil frames: 33 dB where this has 44
            options.put("svtav1-params", "pred-struct=1");
        } else if (encoder.equals("libaom-av1")) {
            options.putAll(Map.of("usage", "realtime", "cpu-used", "8", "row-mt", "1", "lag-in-frames", "0"));
        } else if (encoder.startsWith("libvpx")) {
            options.putAll(Map.of(
                    "deadline", "realtime", "cpu-used", "6", "row-mt", "1", "lag-in-frames", "0", "auto-alt-ref", "0"));
        } else if (encoder.equals("mjpeg")) {
            options.put("strict", "unofficial"); // limited-range JPEG, as the source has it
        }
    }

    /** Keeps an encoder from looking ahead; those that are not named here do not anyway. */
    private static void tuneDelay(String encoder, Map<String, String> options) {
        if (encoder.equals("libx264") || encoder.equals("libx265")) {
            options.put("tune", "zerolatency");
        } else if (encoder.endsWith("_nvenc")) {
            options.putAll(Map.of("tune", "ll", "delay", "0", "zerolatency", "1", "rc-lookahead", "0"));
        }
    }

    private static void tuneBitrate(String encoder, long bitsPerSecond, Map<String, String> options) {
        options.put("b", String.valueOf(bitsPerSecond));
        if (encoder.equals("libopenh264")) {
            options.put("rc_mode", "bitrate");
        } else if (encoder.endsWith("_nvenc")) {
            options.put("rc", "vbr");
        } else if (encoder.equals("mpeg4") || encoder.equals("mjpeg")) {
            // Left alone, their rate control may miss the mark by four megabits a second.
            options.put("maxrate", String.valueOf(bitsPerSecond));
            options.put("bufsize", String.valueOf(bitsPerSecond));
        }
    }

    private static void tuneQuality(String encoder, int level, EncoderSpec spec, Map<String, String> options) {
        if (encoder.equals("libopenh264")) {
            pinQuantizer(level, spec, options);
        } else if (encoder.equals("libx264") || encoder.equals("libx265")) {
            options.put("crf", String.valueOf(level));
        } else if (encoder.endsWith("_nvenc")) {
            options.putAll(Map.of("rc", "vbr", "cq", String.valueOf(level), "b", "0"));
        } else if (encoder.startsWith("lib")) {
            options.putAll(Map.of("crf", String.valueOf(level * AV1_SCALE / H264_SCALE), "b", "0"));
        } else {
            options.put("flags", "+qscale");
            options.put("global_quality", String.valueOf(LAMBDA * mpegScale(level)));
        }
    }

    /**
     * OpenH264 has no constant-quality mode. Its rate control between equal bounds is one: the bitrate given then only
     * chooses the level that the stream claims.
     */
    private static void pinQuantizer(int level, EncoderSpec spec, Map<String, String> options) {
        String quantizer = String.valueOf(Math.max(1, level));
        double bits = 0.4 * spec.width() * spec.height() * spec.frameRate().framesPerSecond();
        options.put("rc_mode", "quality");
        options.put("qmin", quantizer);
        options.put("qmax", quantizer);
        options.put("b", String.valueOf(Math.round(Math.min(200e6, Math.max(200e3, bits)))));
    }

    /** The MPEG-4 and JPEG quantizer, linear from 1 to 31, of about the same fidelity: H.264's doubles every six. */
    static long mpegScale(int level) {
        return Math.min(31, Math.max(1, Math.round(Math.pow(2, (level - 12) / 6.0))));
    }
}
