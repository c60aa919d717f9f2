package dev.roadmask.video;

import java.time.Duration;
import java.util.Optional;

/**
 * How to open a live source.
 *
 * @param rtspTransport how RTSP carries its packets
 * @param size the wanted size of a camera's picture, if any
 * @param rate the wanted frames a second of a camera, if any
 * @param pixelFormat FFmpeg's name of the wanted pixel format or codec of a camera, if any
 * @param loop whether a file begins anew at its end
 * @param openTimeout how long until the first picture at most
 * @param readTimeout how long without a packet at most
 */
public record LiveOptions(
        RtspTransport rtspTransport,
        Optional<Size> size,
        Optional<FrameRate> rate,
        Optional<String> pixelFormat,
        boolean loop,
        Duration openTimeout,
        Duration readTimeout) {
    /** How RTSP carries its packets. */
    public enum RtspTransport {
        /** Within the control connection: nothing is lost, nothing is blocked by a firewall. */
        TCP,
        /** Beside it: what is lost is lost, and nothing waits for it. */
        UDP
    }

    /**
     * The size of a picture in pixels.
     *
     * @param width positive
     * @param height positive
     */
    public record Size(int width, int height) {
        /** Refuses what is not positive. */
        public Size {
            if (width <= 0 || height <= 0) {
                throw new IllegalArgumentException("size must be positive: width=" + width + " height=" + height);
            }
        }

        /** {@code 1280x720}. */
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** Refuses timeouts that are not positive. */
    public LiveOptions {
        if (openTimeout.isNegative() || openTimeout.isZero() || readTimeout.isNegative() || readTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeouts must be positive: openTimeout=" + openTimeout + " readTimeout=" + readTimeout);
        }
    }

    /** The same without the wish that a device refuses most easily; itself when there is none left. */
    LiveOptions withOneWishLess() {
        Optional<FrameRate> keptRate = pixelFormat.isPresent() ? rate : Optional.empty();
        Optional<Size> keptSize = pixelFormat.isPresent() || rate.isPresent() ? size : Optional.empty();
        return hasWishes()
                ? new LiveOptions(rtspTransport, keptSize, keptRate, Optional.empty(), loop, openTimeout, readTimeout)
                : this;
    }

    /** Whether a camera is asked for anything. */
    boolean hasWishes() {
        return size.isPresent() || rate.isPresent() || pixelFormat.isPresent();
    }

    /** RTSP over TCP, no wishes, no loop, 10 s to open, 5 s of silence. */
    public static LiveOptions defaults() {
        return new LiveOptions(
                RtspTransport.TCP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    /** The same with another RTSP transport. */
    public LiveOptions withRtspTransport(RtspTransport transport) {
        return new LiveOptions(transport, size, rate, pixelFormat, loop, openTimeout, readTimeout);
    }

    /** The same with a wanted size. */
    public LiveOptions withSize(int width, int height) {
        return new LiveOptions(
                rtspTransport, Optional.of(new Size(width, height)), rate, pixelFormat, loop, openTimeout, readTimeout);
    }

    /** The same with a wanted frame rate. */
    public LiveOptions withRate(FrameRate wanted) {
        return new LiveOptions(rtspTransport, size, Optional.of(wanted), pixelFormat, loop, openTimeout, readTimeout);
    }

    /** The same with a wanted pixel format or codec. */
    public LiveOptions withPixelFormat(String wanted) {
        return new LiveOptions(rtspTransport, size, rate, Optional.of(wanted), loop, openTimeout, readTimeout);
    }

    /** The same with or without beginning anew. */
    public LiveOptions withLoop(boolean again) {
        return new LiveOptions(rtspTransport, size, rate, pixelFormat, again, openTimeout, readTimeout);
    }

    /** The same with another time to open. */
    public LiveOptions withOpenTimeout(Duration timeout) {
        return new LiveOptions(rtspTransport, size, rate, pixelFormat, loop, timeout, readTimeout);
    }

    /** The same with another time of silence. */
    public LiveOptions withReadTimeout(Duration timeout) {
        return new LiveOptions(rtspTransport, size, rate, pixelFormat, loop, openTimeout, timeout);
    }
}
