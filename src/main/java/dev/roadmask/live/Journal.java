package dev.roadmask.live;

import java.util.Optional;
import java.util.OptionalDouble;

/** What the feed says of the connection, for whoever asks. Any thread. */
final class Journal {
    private final String source;
    private boolean connected;
    private boolean ended;
    private boolean opening = true;
    private long reconnects;
    private long connections;
    private String lastError;
    private long nextTryNanos;

    /** @param source its name for people, which is on the screen anyway and need not be in the reasons */
    Journal(String source) {
        this.source = source;
    }

    /** The first picture of a connection has come. */
    synchronized void connected() {
        connected = true;
        opening = false;
        reconnects += connections > 0 ? 1 : 0;
        connections++;
    }

    /** The source is being opened. */
    synchronized void opening() {
        opening = true;
    }

    /** The source is gone, or could not be had. */
    synchronized void lost(String why, long retryNanos) {
        connected = false;
        opening = false;
        int name = why.lastIndexOf(source + ": ");
        lastError = name < 0 ? why : why.substring(name + source.length() + 2);
        nextTryNanos = System.nanoTime() + retryNanos;
    }

    synchronized void ended() {
        ended = true;
        connected = false;
    }

    synchronized long reconnects() {
        return reconnects;
    }

    synchronized boolean everConnected() {
        return connections > 0;
    }

    synchronized Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    /**
     * What the preview is doing.
     *
     * @param pictureAgeSeconds since the newest painted picture came in, if there is one
     * @param staleSeconds age from which on a picture is not live any more
     */
    synchronized LiveState state(OptionalDouble pictureAgeSeconds, double staleSeconds) {
        if (ended) {
            return LiveState.ENDED;
        }
        if (connected && pictureAgeSeconds.isPresent()) {
            return pictureAgeSeconds.getAsDouble() > staleSeconds ? LiveState.STALE : LiveState.LIVE;
        }
        return lastError == null || connected ? LiveState.CONNECTING : LiveState.LOST;
    }

    /** More about it, perhaps empty. */
    synchronized String detail() {
        if (connected || ended || lastError == null) {
            return "";
        }
        long seconds = Math.max(0, Math.round((nextTryNanos - System.nanoTime()) / 1e9));
        return lastError + (opening || seconds == 0 ? "; trying again" : "; trying again in " + seconds + " s");
    }
}
