package dev.roadmask.live.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The answer to one request; sees to the headers that every answer has, and to HEAD. */
final class Answer {
    static final String TEXT = "text/plain; charset=utf-8";

    private static final int UNKNOWN_LENGTH = 0;
    private static final int NO_BODY = -1;

    private final HttpExchange exchange;

    /** An answer that browsers neither keep, guess about, frame, nor let other sites read. */
    Answer(HttpExchange exchange) {
        this.exchange = exchange;
        Headers headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
    }

    Answer with(String header, String value) {
        exchange.getResponseHeaders().set(header, value);
        return this;
    }

    /** A line for people. */
    void line(int code, String text) throws IOException {
        send(code, TEXT, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void refuse(Access.Refusal refusal) throws IOException {
        if (refusal.code() == 401) {
            with("WWW-Authenticate", "Bearer realm=\"roadmask\"");
        }
        line(refusal.code(), refusal.reason());
    }

    void empty(int code) throws IOException {
        exchange.sendResponseHeaders(code, NO_BODY);
    }

    void send(int code, String type, byte[] body) throws IOException {
        try (OutputStream out = begin(code, type, body.length)) {
            out.write(body);
        }
    }

    /** Sends the headers; what is to follow them goes into the stream, unless only the headers were asked for. */
    OutputStream begin(int code, String type, long length) throws IOException {
        with("Content-Type", type);
        if (isHead()) {
            with("Content-Length", Long.toString(length));
            empty(code);
            return OutputStream.nullOutputStream();
        }
        exchange.sendResponseHeaders(code, length == 0 ? NO_BODY : length);
        return exchange.getResponseBody();
    }

    /** The same for a body without end. */
    OutputStream beginEndless(String type) throws IOException {
        with("Content-Type", type);
        exchange.sendResponseHeaders(200, isHead() ? NO_BODY : UNKNOWN_LENGTH);
        return exchange.getResponseBody();
    }

    boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
