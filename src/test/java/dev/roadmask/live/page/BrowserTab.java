package dev.roadmask.live.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab of a headless Chromium, steered by its own DevTools protocol: for looking at the page as people do. */
public final class BrowserTab implements AutoCloseable, WebSocket.Listener {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final long PATIENCE_SECONDS = 20;

    private final Process browser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final StringBuilder incoming = new StringBuilder();
    private final String session;

    private BrowserTab(Process browser, Path profile) throws IOException, InterruptedException {
        this.browser = browser;
        Path port = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (System.nanoTime() > deadline || !browser.isAlive()) {
                throw new IOException("the browser doesn't start");
            }
            Thread.sleep(50);
        }
        List<String> lines = Files.readAllLines(port);
        URI address = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
        String target = call("Target.createTarget", Map.of("url", "about:blank"), "")
                .get("targetId")
                .asString();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
                .get("sessionId")
                .asString();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    /** The browser's program; empty where there is none. */
    public static Optional<Path> program() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Opens a browser with an empty tab.
     *
     * @param profile an empty folder
     */
    public static BrowserTab open(Path profile) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--hide-scrollbars",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new BrowserTab(browser, profile);
        } catch (IOException | RuntimeException failure) {
            end(browser);
            throw failure;
        }
    }

    /** Goes to an address. */
    public void go(String url) {
        call("Page.navigate", Map.of("url", url));
    }

    /** The window's size, in its own pixels, each so many of the screenshot's. */
    public void size(int width, int height, double scale) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", width < 600));
    }

    /** Whether the person likes it dark. */
    public void dark(boolean dark) {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    }

    /** The value of an expression in the page. */
    public JsonNode value(String script) {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer);
        }
        return answer.get("result").path("value");
    }

    /** Waits until an expression of the page is as wanted. */
    public void await(String script, Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        JsonNode value = value(script);
        while (!wanted.test(value)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(script + " stays " + value);
            }
            Thread.sleep(50);
            value = value(script);
        }
    }

    /** Presses a key. */
    public void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "text", key));
        }
    }

    /** What is seen, as a PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asString());
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return call(method, parameters, session);
    }

    private JsonNode call(String method, Map<String, ?> parameters, String to) {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        Map<String, Object> message = to.isEmpty()
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", to);
        socket.sendText(JsonMapper.shared().writeValueAsString(message), true).join();
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        incoming.append(text);
        if (last) {
            JsonNode message = JsonMapper.shared().readTree(incoming.toString());
            incoming.setLength(0);
            CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt(0));
            if (answer != null && message.has("result")) {
                answer.complete(message.get("result"));
            } else if (answer != null) {
                answer.completeExceptionally(new AssertionError(message.toString()));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        end(browser);
    }

    private static void end(Process browser) throws InterruptedException {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().waitFor();
    }
}
