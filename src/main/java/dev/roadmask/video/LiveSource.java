package dev.roadmask.video;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A camera, a network stream, standard input or a file, as the user named it. Immutable. */
public final class LiveSource {
    private static final List<String> SCHEMES = List.of("rtsp", "rtsps", "http", "https", "udp", "tcp");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern DEVICE = Pattern.compile("/dev/(video|v4l/).*");
    private static final String TEST_PICTURE = "lavfi";

    /** What a source is, which says how it is opened and paced. */
    public enum Kind {
        /** A camera, or a test picture through the same device layer. */
        DEVICE,
        /** Something at an address. */
        NETWORK,
        /** Standard input. */
        STANDARD_INPUT,
        /** A file, played at its own pace. */
        FILE
    }

    private final Kind kind;
    private final String url;
    private final String format;
    private final String name;

    private LiveSource(Kind kind, String url, String format, String name) {
        this.kind = kind;
        this.url = url;
        this.format = format;
        this.name = name;
    }

    /**
     * Understands what the user wrote: the number, path or name of a camera, {@code lavfi:GRAPH} for a test picture, an
     * address, {@code -} for standard input, or a file.
     *
     * @throws VideoException of kind INPUT if it is none of these, no such file or no such camera
     */
    public static LiveSource parse(String text) throws VideoException {
        if (text.equals("-")) {
            return new LiveSource(Kind.STANDARD_INPUT, "", null, "standard input");
        }
        if (text.startsWith(TEST_PICTURE + ":")) {
            return new LiveSource(Kind.DEVICE, text.substring(TEST_PICTURE.length() + 1), TEST_PICTURE, text);
        }
        if (text.contains("://")) {
            return address(text);
        }
        return NUMBER.matcher(text).matches() || DEVICE.matcher(text).matches() ? camera(text) : fileOrCamera(text);
    }

    private static LiveSource address(String text) throws VideoException {
        String scheme = text.substring(0, text.indexOf("://")).toLowerCase(Locale.ROOT);
        String name = Secrets.hideInAddress(text);
        if (!SCHEMES.contains(scheme)) {
            throw cannotOpen(name, "unknown kind of address. Known are " + String.join(":// ", SCHEMES) + "://");
        }
        FfmpegLog.hideSecrets();
        return new LiveSource(Kind.NETWORK, scheme + text.substring(scheme.length()), null, name);
    }

    private static LiveSource camera(String text) throws VideoException {
        CameraSystem system = CameraSystem.here();
        String device = NUMBER.matcher(text).matches() ? system.numbered(Integer.parseInt(text)) : text;
        if (device.startsWith("/") && Files.notExists(Path.of(device))) {
            throw cannotOpen("camera " + text, "no such camera. " + present(Cameras.present()));
        }
        return camera(system, device, device);
    }

    private static LiveSource camera(CameraSystem system, String device, String name) {
        return new LiveSource(Kind.DEVICE, system.url(device), system.format(), name);
    }

    private static LiveSource fileOrCamera(String text) throws VideoException {
        if (text.isBlank()) {
            throw cannotOpen("a source without a name", "give a camera, an address, a file, or - for standard input");
        }
        if (exists(text)) {
            return new LiveSource(Kind.FILE, text, null, text);
        }
        List<Cameras.Camera> cameras = Cameras.present();
        Optional<Cameras.Camera> named = cameras.stream()
                .filter(camera -> camera.device().equals(text) || camera.name().equalsIgnoreCase(text))
                .findFirst();
        if (named.isEmpty()) {
            // An address with a slip in it is none, and may have a password in it all the same.
            String shown = text.replaceFirst("^.*[:/].*@", "***@");
            throw cannotOpen(shown, "no such file, and no camera of this name. " + present(cameras));
        }
        return camera(CameraSystem.here(), named.get().device(), text);
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static String present(List<Cameras.Camera> cameras) {
        List<String> names = cameras.stream()
                .map(camera -> camera.device() + " (" + camera.name() + ")")
                .toList();
        return names.isEmpty() ? "There is no camera here" : "There are: " + String.join(", ", names);
    }

    private static VideoException cannotOpen(String name, String why) {
        return VideoException.lasting("cannot open " + name + ": " + why);
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** Its name for people, without user, password and secret query values. */
    public String name() {
        return name;
    }

    /** Whether it is a file, which has an end and comes at its own pace. */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** Whether it is made by FFmpeg, as fast as it can. */
    boolean isTestPicture() {
        return TEST_PICTURE.equals(format);
    }

    /** Whether it is a camera, which sends when it likes. */
    boolean isCamera() {
        return kind == Kind.DEVICE && !isTestPicture();
    }

    /** What FFmpeg opens, secrets included. */
    String url() {
        return url;
    }

    /** FFmpeg's name of the device layer; null where FFmpeg finds out by itself. */
    String format() {
        return format;
    }

    /** The part of an address before the colon; empty if it is none. */
    String scheme() {
        return kind == Kind.NETWORK ? url.substring(0, url.indexOf(':')) : "";
    }

    /** Whether a user and a password were given in the address. */
    boolean hasPassword() {
        return kind == Kind.NETWORK && url.indexOf('@') > 0;
    }

    /** The name for people. */
    @Override
    public String toString() {
        return name;
    }
}
