package dev.roadmask.video;

import dev.roadmask.video.Cameras.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the lines in which FFmpeg's device layers list what a camera can give. */
final class CameraFormats {
    private static final String RANGE = "\\{[0-9, -]+\\}x\\{[0-9, -]+\\}";
    /** Video4Linux: {@code Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 160x120}. */
    private static final Pattern VIDEO4LINUX =
            Pattern.compile("(Raw|Compressed)\\s*:\\s*(\\S+) :.* :((?: [0-9]+x[0-9]+| " + RANGE + ")*)\\s*");

    private static final Pattern SIZE = Pattern.compile("[0-9]+x[0-9]+|" + RANGE);

    /** DirectShow: {@code   vcodec=mjpeg  min s=640x480 fps=5 max s=640x480 fps=30}. */
    private static final Pattern DIRECTSHOW =
            Pattern.compile("(pixel_format|vcodec)=(\\S+)\\s+min s=(\\S+) fps=(\\S+) max s=(\\S+) fps=([0-9.e+]+).*");

    /** AVFoundation: {@code   1280x720@[15.000000 30.000030]fps}; it has these for all pixel formats. */
    private static final Pattern AVFOUNDATION = Pattern.compile("([0-9]+x[0-9]+)@\\[([0-9.]+) ([0-9.]+)\\]fps");

    private static final Pattern PREFIX = Pattern.compile("^(\\[[^\\]]*\\]\\s*)+");

    private final Map<String, List<String>> sizes = new LinkedHashMap<>();
    private final List<String> codecs = new ArrayList<>();

    private CameraFormats() {}

    /** The formats in a log, others' lines left out. */
    static List<Format> parse(String log) {
        CameraFormats formats = new CameraFormats();
        log.lines().map(line -> PREFIX.matcher(line).replaceFirst("").strip()).forEach(formats::line);
        return formats.sizes.entrySet().stream()
                .map(format -> new Format(format.getKey(), formats.codecs.contains(format.getKey()), format.getValue()))
                .toList();
    }

    private void line(String line) {
        Matcher linux = VIDEO4LINUX.matcher(line);
        Matcher directShow = DIRECTSHOW.matcher(line);
        Matcher avFoundation = AVFOUNDATION.matcher(line);
        if (linux.matches()) {
            List<String> found = SIZE.matcher(linux.group(3))
                    .results()
                    .map(size -> size.group())
                    .toList();
            format(linux.group(2), linux.group(1).equals("Compressed")).addAll(found);
        } else if (directShow.matches()) {
            format(directShow.group(2), directShow.group(1).equals("vcodec"))
                    .add(between(directShow.group(3), directShow.group(5)) + " at "
                            + between(directShow.group(4), directShow.group(6)) + " fps");
        } else if (avFoundation.matches()) {
            format("", false)
                    .add(avFoundation.group(1) + " at "
                            + between(rounded(avFoundation.group(2)), rounded(avFoundation.group(3))) + " fps");
        }
    }

    private List<String> format(String name, boolean compressed) {
        if (compressed && !codecs.contains(name)) {
            codecs.add(name);
        }
        return sizes.computeIfAbsent(name, unknown -> new ArrayList<>());
    }

    private static String between(String least, String most) {
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String rounded(String rate) {
        return String.valueOf(Math.round(Double.parseDouble(rate)));
    }
}
