package dev.roadmask.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * GStreamer's RTSP server with a live picture that moves, compiled on first use. Tests that use it are skipped where the
 * compiler or the library is absent.
 */
public final class RtspServer implements AutoCloseable {
    private static Path program;

    private final int port = Broadcast.freePort();
    private final List<String> credentials;
    private ChildProcess process;

    private RtspServer(List<String> credentials) {
        this.credentials = credentials;
    }

    /** A server that anybody may watch, not yet started. */
    public static RtspServer open() {
        requireProgram();
        return new RtspServer(List.of());
    }

    /** A server that wants a user and a password, not yet started. */
    public static RtspServer open(String user, String password) {
        requireProgram();
        return new RtspServer(List.of(user, password));
    }

    /** A live test picture in H.264, with sound; ends what was served before. */
    public RtspServer start(int width, int height, int framesPerSecond) {
        return startWith(
                "( videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width=" + width + ",height="
                        + height + ",framerate=" + framesPerSecond + "/1 ! openh264enc gop-size=" + framesPerSecond
                        + " ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=1"
                        + " audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay name=pay1 )");
    }

    /** The same in JPEG of 4:2:2, silent. */
    public RtspServer startJpeg(int width, int height, int framesPerSecond) {
        return startWith(
                "( videotestsrc is-live=true pattern=ball ! video/x-raw,format=Y42B,width=" + width + ",height="
                        + height + ",framerate=" + framesPerSecond + "/1 ! jpegenc ! rtpjpegpay name=pay0 pt=26 )");
    }

    /** Serves what a GStreamer description makes; ends what was served before. */
    public RtspServer startWith(String description) {
        stop();
        List<String> command = new ArrayList<>(List.of(program.toString(), String.valueOf(port), description));
        command.addAll(credentials);
        process = ChildProcess.startAndAwait(command, "listening");
        return this;
    }

    /** Ends it as a power cut would. */
    public void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    /** Stops it from sending without closing anything. */
    public void freeze() {
        process.freeze();
    }

    /** Lets it go on. */
    public void thaw() {
        process.thaw();
    }

    /** The address, without user and password. */
    public String url() {
        return "rtsp://127.0.0.1:" + port + "/live";
    }

    /** The address with user and password. */
    public String url(String user, String password) {
        return "rtsp://" + user + ":" + password + "@127.0.0.1:" + port + "/live";
    }

    @Override
    public void close() {
        stop();
    }

    private static synchronized void requireProgram() {
        if (program == null) {
            program = compile();
        }
        assumeTrue(
                Files.isExecutable(program),
                "no RTSP server: gcc, pkg-config or GStreamer's RTSP library is not installed");
        assumeTrue(hasElements(), "no RTSP server: GStreamer's H.264 or JPEG encoder is not installed");
    }

    private static Path compile() {
        try {
            Path folder = Files.createTempDirectory("rtsp-server");
            Path source = folder.resolve("rtsp-server.c");
            try (InputStream code = RtspServer.class.getResourceAsStream("rtsp-server.c")) {
                Files.copy(code, source, StandardCopyOption.REPLACE_EXISTING);
            }
            Path made = folder.resolve("rtsp-server");
            ChildProcess.run(
                    "sh",
                    "-c",
                    "gcc -o " + made + " " + source + " $(pkg-config --cflags --libs gstreamer-rtsp-server-1.0)");
            Arrays.asList(made, source, folder).forEach(file -> file.toFile().deleteOnExit());
            folder.toFile().deleteOnExit();
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean hasElements() {
        return ChildProcess.run("gst-inspect-1.0", "--exists", "openh264enc")
                && ChildProcess.run("gst-inspect-1.0", "--exists", "jpegenc");
    }
}
