package dev.roadmask.live;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.roadmask.video.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A folder on a loopback web server: playlists with their segments, and films. */
public final class FileServer implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;
    private final HttpContext context;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Serves a folder from now on. */
    public FileServer(Path folder) {
        this.folder = folder;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        context = server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Wants a user and a password from now on. */
    public FileServer protect(String user, String password) {
        context.setAuthenticator(new BasicAuthenticator("tests") {
            @Override
            public boolean checkCredentials(String name, String word) {
                return name.equals(user) && word.equals(password);
            }
        });
        return this;
    }

    /** Makes a playlist of segments of a second of a clip, its packets as they are; the playlist's name. */
    public String addPlaylist(Path clip) {
        Probe.make(
                folder.resolve("live.m3u8"),
                "-i " + clip + " -c copy -f hls -hls_time 1 -hls_list_size 0 -hls_playlist_type vod");
        return "live.m3u8";
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
        try (exchange) {
            if (Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(200, Files.size(file));
                Files.copy(file, exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** The address of a file. */
    public String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** The address of a file, with user and password. */
    public String url(String name, String user, String password) {
        return url(name).replace("://", "://" + user + ":" + password + "@");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
