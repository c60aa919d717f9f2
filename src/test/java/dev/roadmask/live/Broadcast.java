package dev.roadmask.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * A clip sent over and over in real time by the bundled ffmpeg program, as a camera would send it. It waits for the next
 * client when one has gone.
 */
public final class Broadcast implements AutoCloseable {
    /** How a clip is sent. */
    public enum Way {
        /** MPEG-TS to whoever connects; the clip's packets as they are. */
        TCP("tcp", "?listen=1", List.of("-c", "copy", "-f", "mpegts")),
        /** MPEG-TS to a port; the clip's packets as they are. */
        UDP("udp", "?pkt_size=1316", List.of("-c", "copy", "-f", "mpegts")),
        /** Pictures in JPEG to whoever asks; no sound. */
        JPEG_OVER_HTTP("http", "", List.of("-an", "-c:v", "mjpeg", "-q:v", "4", "-listen", "1", "-f", "mpjpeg"));

        private final String scheme;
        private final String query;
        private final List<String> output;

        Way(String scheme, String query, List<String> output) {
            this.scheme = scheme;
            this.query = query;
            this.output = output;
        }
    }

    /** A forgotten one ends by itself. */
    private static final String MOST_SECONDS = "3600";

    private final Way way;
    private final int port = freePort();
    private Thread starter;
    private volatile ChildProcess process;
    private volatile boolean wanted;

    private Broadcast(Way way) {
        this.way = way;
    }

    /** One that is not yet started. */
    public static Broadcast by(Way way) {
        return new Broadcast(way);
    }

    /** Sends a clip from now on, in place of what was sent before. */
    public synchronized Broadcast start(Path clip) {
        stop();
        wanted = true;
        process = ChildProcess.start(command(clip));
        starter = new Thread(() -> restart(clip), "broadcast");
        starter.setDaemon(true);
        starter.start();
        return this;
    }

    private void restart(Path clip) {
        try {
            while (wanted) {
                process.await();
                if (wanted) {
                    process = ChildProcess.start(command(clip));
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(Path clip) {
        List<String> command = new ArrayList<>(List.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)));
        command.addAll(List.of("-nostdin", "-v", "quiet", "-stream_loop", "-1", "-re", "-i", clip.toString()));
        command.addAll(List.of("-t", MOST_SECONDS));
        command.addAll(way.output);
        command.add(url() + way.query);
        return command;
    }

    /** Ends it as a power cut would. */
    public synchronized void stop() {
        wanted = false;
        if (starter != null) {
            process.close();
            try {
                starter.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            process.close();
            starter = null;
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

    /** The address to watch. */
    public String url() {
        return way.scheme + "://127.0.0.1:" + port + (way == Way.JPEG_OVER_HTTP ? "/live.mjpg" : "");
    }

    @Override
    public void close() {
        stop();
    }

    /** A port that nobody listens on at this moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
