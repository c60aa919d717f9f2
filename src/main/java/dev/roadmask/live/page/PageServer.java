package dev.roadmask.live.page;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The JDK's HTTP server, with bounds, and with threads that are daemons and bear our name. */
final class PageServer implements AutoCloseable {
    private static final String NAME = "roadmask-http";
    private static final int BACKLOG = 64;

    static {
        // The server reads these once, when its first class is loaded. What somebody has set stays.
        // A part of a picture may not wait for the other side's acknowledgement of the part before.
        preset("sun.net.httpserver.nodelay", "true");
        // A request has to be there within so many seconds: each holds a thread.
        preset("sun.net.httpserver.maxReqTime", "5");
        preset("jdk.httpserver.maxConnections", "256");
    }

    private final ThreadGroup group;
    private final HttpServer server;
    private final ExecutorService threads;

    private PageServer(ThreadGroup group, HttpServer server) {
        this.group = group;
        this.server = server;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(group, task, NAME + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    /** Takes the port; nothing is answered yet. */
    static PageServer bind(HttpAddress address) throws VideoException {
        InetSocketAddress place = address.resolve();
        if (place.isUnresolved()) {
            throw cannotServe(
                    address, "no such host. Use an address of this machine, or 0.0.0.0 for all of them", null);
        }
        ThreadGroup group = new ThreadGroup(NAME);
        try {
            return new PageServer(group, inGroup(group, () -> create(place)));
        } catch (UncheckedIOException e) {
            throw cannotServe(address, hint(e.getCause()), e);
        }
    }

    private static HttpServer create(InetSocketAddress place) {
        try {
            return HttpServer.create(place, BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hint(IOException failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        String hint = text.contains("in use")
                ? ". Is another preview running? Choose another port, or 0 for any"
                : text.contains("permission")
                        ? ". Choose a port above 1023"
                        : text.contains("assign") ? ". Use an address of this machine, or 0.0.0.0 for all of them" : "";
        return text + hint;
    }

    private static VideoException cannotServe(HttpAddress address, String why, Throwable cause) {
        return new VideoException(Kind.OUTPUT, "cannot serve the page at " + address + ": " + why, cause);
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /** Begins to answer. */
    void start(HttpHandler handler) {
        server.createContext("/", handler);
        inGroup(group, () -> {
            server.start();
            return server;
        });
        Thread[] own = new Thread[group.activeCount() + 8];
        int count = group.enumerate(own);
        for (int i = 0; i < count; i++) {
            if (!own[i].getName().startsWith(NAME)) {
                own[i].setName(NAME + "-" + own[i].getName().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Does something on a daemon thread of our group: what the server starts there is a daemon of the group as well. */
    private static <T> T inGroup(ThreadGroup group, Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(group, () -> complete(result, work), NAME + "-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** An address by which others reach this machine, as far as that can be told. */
    static String ownAddress() {
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(each.getInetAddresses())) {
                    if (each.isUp() && isReachable(address)) {
                        return address.getHostAddress();
                    }
                }
            }
        } catch (SocketException e) {
            // Then this machine has to do.
        }
        return HttpAddress.LOOPBACK;
    }

    private static boolean isReachable(InetAddress address) {
        return address.getAddress().length == 4 && !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    private static void preset(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    /** Closes all connections. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
