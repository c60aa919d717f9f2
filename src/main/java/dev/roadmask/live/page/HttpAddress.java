package dev.roadmask.live.page;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where the page is served.
 *
 * @param host name or address of one of this machine's interfaces, IPv6 without brackets; {@code 0.0.0.0} is all of them
 * @param port 0 to 65535; 0 is any that is free
 */
public record HttpAddress(String host, int port) {
    /** Reached from this machine alone. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int GREATEST_PORT = 65_535;

    /** Refuses an impossible port and an empty host. */
    public HttpAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be empty");
        }
        if (port < 0 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("port must lie in [0, 65535]: port=" + port);
        }
    }

    /** A port of this machine alone. */
    public static HttpAddress loopback(int port) {
        return new HttpAddress(LOOPBACK, port);
    }

    /**
     * {@code 8080}, {@code 0.0.0.0:8080}, {@code [::1]:8080} or {@code :8080}.
     *
     * @throws IllegalArgumentException if it is none of these, in one line
     */
    public static HttpAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon <= 0 ? LOOPBACK : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.indexOf(':') >= 0 && !bracketed) {
            throw new IllegalArgumentException("an IPv6 address wants brackets, as in [::1]:8080: " + text);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new HttpAddress(bracketed ? host.substring(1, host.length() - 1) : host, port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a port, nor HOST:PORT: " + text);
        }
    }

    /** {@code 127.0.0.1:8080}, {@code [::1]:8080}. */
    @Override
    public String toString() {
        return withPort(port);
    }

    String withPort(int actual) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + actual;
    }

    InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    /** Whether only this machine can reach it. */
    static boolean isLoopback(InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }
}
