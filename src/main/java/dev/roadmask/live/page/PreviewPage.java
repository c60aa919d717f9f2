package dev.roadmask.live.page;

import dev.roadmask.live.Preview;
import dev.roadmask.video.StillEncoder;
import dev.roadmask.video.VideoException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Serves a preview to browsers and programs: the page, the pictures, figures, metrics, and what may be changed. Beyond
 * this machine it is served to those alone who know a token.
 *
 * <p>{@link #close} may be called by any thread and ends all at once, whoever is being sent something.
 */
public final class PreviewPage implements AutoCloseable {
    private static final int GREATEST_VIEWERS = 64;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final Pictures pictures;
    private final PageServer server;
    private final String url;

    private PreviewPage(Pictures pictures, PageServer server, String url) {
        this.pictures = pictures;
        this.server = server;
        this.url = url;
    }

    /**
     * Begins to serve; the caller closes the page.
     *
     * @param preview borrowed; its screen is looked at only while somebody looks at the page
     * @param address where; port 0 is any that is free
     * @param token that whoever looks has to know; beyond this machine there is always one, made up if none is given
     * @throws VideoException of kind OUTPUT if it cannot be served there
     * @throws IllegalArgumentException if the token is too short or has other than letters, digits and {@code ._~-}
     */
    public static PreviewPage open(Preview preview, HttpAddress address, Optional<String> token) throws VideoException {
        return open(preview, address, token, GREATEST_VIEWERS, PATIENCE_NANOS);
    }

    static PreviewPage open(
            Preview preview, HttpAddress address, Optional<String> token, int greatestViewers, long patienceNanos)
            throws VideoException {
        token.ifPresent(Access::requireFit);
        PageServer server = PageServer.bind(address);
        InetSocketAddress bound = server.address();
        Optional<String> needed = token.isPresent() || HttpAddress.isLoopback(bound.getAddress())
                ? token
                : Optional.of(Access.randomToken());
        Pictures pictures = new Pictures(preview, StillEncoder.GOOD_QUALITY, greatestViewers, patienceNanos);
        server.start(new Routes(preview, new Access(needed, bound.getPort()), pictures));
        return new PreviewPage(pictures, server, url(address, bound, needed));
    }

    private static String url(HttpAddress address, InetSocketAddress bound, Optional<String> token) {
        InetAddress host = bound.getAddress();
        HttpAddress shown = host.isAnyLocalAddress() ? new HttpAddress(PageServer.ownAddress(), 0) : address;
        return "http://" + shown.withPort(bound.getPort()) + "/"
                + token.map(text -> "?token=" + text).orElse("");
    }

    /** What to open in a browser, with the token if one is needed. */
    public String url() {
        return url;
    }

    /** Requests that are being sent pictures now. */
    public int viewers() {
        return pictures.viewers();
    }

    /** Pictures encoded so far, for however many viewers. */
    public long picturesEncoded() {
        return pictures.broadcast().encoded();
    }

    /** Sends everybody away. */
    @Override
    public void close() {
        pictures.close();
        server.close();
    }
}
