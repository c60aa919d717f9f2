package dev.roadmask.live.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.roadmask.live.Preview;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes each request to whom it belongs. Any thread. */
final class Routes implements HttpHandler {
    private static final Map<String, String> FILES =
            Map.of("/", "page.html", "/page.css", "page.css", "/page.js", "page.js", "/icon.svg", "icon.svg");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final Set<String> WRITE = Set.of("POST");

    private final Preview preview;
    private final Access access;
    private final Pictures pictures;
    private final Controls controls;

    Routes(Preview preview, Access access, Pictures pictures) {
        this.preview = preview;
        this.access = access;
        this.pictures = pictures;
        this.controls = new Controls(preview);
    }

    @Override
    public void handle(HttpExchange exchange) {
        try (exchange) {
            answer(exchange);
        } catch (IOException e) {
            // He has gone, or was sent away.
        } catch (InterruptedException e) {
            // The page is closed. Nothing waits for this thread's flag.
        } catch (RuntimeException e) {
            fail(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        Answer answer = new Answer(exchange);
        if (path == null || !isKnown(path)) {
            answer.line(404, "There is no such page. The preview is at /");
            return;
        }
        Set<String> methods = path.equals("/controls") ? WRITE : READ;
        if (!methods.contains(exchange.getRequestMethod())) {
            answer.with("Allow", methods == WRITE ? "POST" : "GET, HEAD").line(405, "That is not done here.");
            return;
        }
        Optional<Access.Refusal> refusal = path.equals("/healthz") ? Optional.empty() : access.refusal(exchange);
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
            return;
        }
        route(path, exchange, answer);
    }

    private static boolean isKnown(String path) {
        return FILES.containsKey(path)
                || switch (path) {
                    case "/healthz",
                            "/status.json",
                            "/metrics",
                            "/frame.jpg",
                            "/stream.mjpg",
                            "/still.png",
                            "/controls" -> true;
                    default -> false;
                };
    }

    private void route(String path, HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        switch (path) {
            case "/healthz" -> answer.line(200, "ok");
            case "/status.json" -> answer.send(200, StatusJson.TYPE, StatusJson.of(preview));
            case "/metrics" -> answer.send(200, MetricsText.TYPE, MetricsText.of(preview.status(), pictures.viewers()));
            case "/frame.jpg" -> pictures.frame(answer, Query.of(exchange).number("after", -1));
            case "/stream.mjpg" -> pictures.stream(answer);
            case "/still.png" -> pictures.still(answer);
            case "/controls" -> change(exchange, answer);
            default -> file(FILES.get(path), exchange, answer);
        }
    }

    private void change(HttpExchange exchange, Answer answer) throws IOException {
        Optional<Access.Refusal> refusal =
                access.refusalToChange(exchange).or(() -> controls.apply(exchange.getRequestBody()));
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
        } else {
            answer.send(200, StatusJson.TYPE, StatusJson.of(preview));
        }
    }

    private void file(String name, HttpExchange exchange, Answer answer) throws IOException {
        access.cookieFor(exchange).ifPresent(cookie -> answer.with("Set-Cookie", cookie));
        try (InputStream in = Routes.class.getResourceAsStream(name)) {
            String type = TYPES.get(name.substring(name.indexOf('.') + 1));
            answer.send(200, type, in.readAllBytes());
        }
    }

    private static void fail(HttpExchange exchange) {
        try {
            new Answer(exchange).line(500, "The preview failed to answer.");
        } catch (IOException | RuntimeException e) {
            // Too late for an answer.
        }
    }
}
