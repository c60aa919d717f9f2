package dev.roadmask.live.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.live.LiveState;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.video.Probe;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port, with a real screen that real pictures hang on. */
@Timeout(60)
class PreviewPageTest {
    private static final String TOKEN = "aRatherLongToken-1";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private FedPreview preview;
    private PreviewPage page;

    @BeforeEach
    void open() throws Exception {
        preview = new FedPreview(RedBoxClip.write(folder, 60), 100);
        page = PreviewPage.open(preview, HttpAddress.loopback(0), Optional.empty());
    }

    @AfterEach
    void close() throws Exception {
        page.close();
        preview.close();
    }

    @Test
    void servesThePageAndWhatItConsistsOf() throws Exception {
        for (String path : List.of("", "page.css", "page.js", "icon.svg")) {
            HttpResponse<String> answer = get(path);
            assertEquals(200, answer.statusCode(), path);
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            assertEquals("no-store", header(answer, "Cache-Control"));
            assertEquals("no-referrer", header(answer, "Referrer-Policy"));
            assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'; script-src 'self'"));
            assertFalse(answer.body().contains("://") && !path.equals("icon.svg"), "nothing from elsewhere: " + path);
        }
        assertEquals("ok", get("healthz").body().strip());
    }

    @Test
    void answersHeadOtherMethodsAndUnknownPaths() throws Exception {
        for (String path : List.of("", "status.json", "metrics", "frame.jpg", "stream.mjpg", "still.png", "healthz")) {
            HttpResponse<String> head = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertEquals(200, head.statusCode(), path);
            assertEquals("", head.body());
        }
        assertEquals(404, get("nothing").statusCode());
        assertEquals(404, get("../page.html").statusCode());
        assertEquals(404, get("%2e%2e/PreviewPage.class").statusCode());
        HttpResponse<String> deleted = send(request("status.json").DELETE());
        assertEquals("405 GET, HEAD", deleted.statusCode() + " " + header(deleted, "Allow"));
        HttpResponse<String> got = get("controls");
        assertEquals("405 POST", got.statusCode() + " " + header(got, "Allow"));
    }

    @Test
    void tellsItsStatus() throws Exception {
        get("frame.jpg");
        JsonNode status = json(get("status.json"));
        assertEquals("LIVE", status.get("state").asString());
        assertEquals("clip-60.mkv", status.get("source").asString());
        assertEquals("320x180", status.get("width") + "x" + status.get("height"));
        assertEquals(
                "{\"busy\":12,\"unseen\":0,\"cut\":0}", status.get("dropped").toString());
        assertTrue(status.get("frames").get("decoded").asLong() > 0);
        assertTrue(status.get("lastError").isNull() && status.get("recording").isNull());
        preview.setRecording(true);
        JsonNode recording = json(get("status.json")).get("recording");
        assertEquals("road-20261004-120000.mp4", recording.get("file").asString());
    }

    @Test
    void writesMetricsByContract() throws Exception {
        get("frame.jpg"); // Then there has been a picture, and a latency.
        HttpResponse<String> answer = get("metrics");
        assertEquals("text/plain; version=0.0.4; charset=utf-8", header(answer, "Content-Type"));
        List<String> lines = answer.body().lines().toList();
        String sample = "[a-z_]+(\\{[a-z]+=\"[a-z0-9.]+\"})? (NaN|-?[0-9.]+(E-?[0-9]+)?)";
        for (String line : lines) {
            assertTrue(line.matches("# (HELP|TYPE) roadmask_[a-z_]+ .+|roadmask_" + sample), line);
        }
        for (String wanted : List.of(
                "# TYPE roadmask_frames_total counter",
                "roadmask_frames_total{stage=\"damaged\"} 0",
                "roadmask_frames_dropped_total{reason=\"busy\"} 12",
                "roadmask_frames_dropped_total{reason=\"cut\"} 0",
                "roadmask_reconnects_total 2",
                "# TYPE roadmask_latency_seconds summary",
                "roadmask_source_up 1")) {
            assertTrue(lines.contains(wanted), wanted);
        }
        assertTrue(answer.body().contains("roadmask_latency_seconds{quantile=\"0.99\"} 0.06"));
        preview.become(LiveState.LOST, "gone");
        assertTrue(get("metrics").body().contains("roadmask_source_up 0"));
    }

    @Test
    void tenViewersOfWhomOneNeverReadsCostOneEncode() throws Exception {
        try (Socket stalled = new Socket(InetAddress.getLoopbackAddress(), port())) {
            stalled.getOutputStream().write(request("GET", "/stream.mjpg", "localhost"));
            ExecutorService viewers = Executors.newFixedThreadPool(9);
            long before = preview.fed();
            List<Future<Integer>> seen = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                seen.add(viewers.submit(watch(60)));
            }
            for (Future<Integer> each : seen) {
                assertEquals(60, each.get());
            }
            long fed = preview.fed() - before + 2;
            assertTrue(page.picturesEncoded() >= 60, "encoded " + page.picturesEncoded());
            assertTrue(page.picturesEncoded() <= fed, page.picturesEncoded() + " encoded of " + fed);
            viewers.shutdown();
        }
    }

    /** Reads so many parts of the stream. */
    private Callable<Integer> watch(int parts) {
        return () -> {
            try (InputStream in = stream()) {
                long last = 0;
                for (int i = 0; i < parts; i++) {
                    Part part = Part.read(in);
                    assertTrue(part.number() > last && !part.greyed());
                    last = part.number();
                }
                return parts;
            }
        };
    }

    private InputStream stream() throws Exception {
        HttpResponse<InputStream> answer = http.send(request("stream.mjpg").build(), BodyHandlers.ofInputStream());
        assertEquals("multipart/x-mixed-replace; boundary=roadmask", header(answer, "Content-Type"));
        return answer.body();
    }

    @Test
    void encodesNothingWhenNobodyLooks() throws Exception {
        get("frame.jpg");
        Thread.sleep(300);
        long encoded = page.picturesEncoded();
        long fed = preview.fed();
        while (preview.fed() < fed + 20) {
            Thread.sleep(10);
        }
        assertEquals(encoded, page.picturesEncoded());
    }

    @Test
    void greysWhatIsNotLiveAndSaysSoAgainAndAgain() throws Exception {
        try (InputStream in = stream()) {
            Part part = Part.read(in);
            assertFalse(part.greyed());
            while (part.colourfulness() <= 60) {
                part = Part.read(in); // Every third picture has no red box.
            }
            double light = part.light();
            preview.become(LiveState.STALE, "nothing comes");
            while (!part.greyed()) {
                light = part.light();
                part = Part.read(in);
            }
            for (int i = 0; i < 2; i++) {
                Part again = Part.read(in);
                assertTrue(again.greyed() && again.number() > part.number());
                assertTrue(again.colourfulness() <= 4, "grey: " + again.colourfulness());
                assertTrue(again.light() < 0.75 * light, again.light() + " of " + light);
            }
            preview.become(LiveState.LIVE, "");
            while (part.greyed()) {
                part = Part.read(in);
            }
        }
    }

    @Test
    void aPictureThatHungThereBeforeAnybodyLookedIsNotShownAsLive() throws Exception {
        get("frame.jpg");
        preview.become(LiveState.LOST, "gone");
        page.close();
        page = PreviewPage.open(preview, HttpAddress.loopback(0), Optional.empty());
        HttpResponse<byte[]> answer = http.send(request("frame.jpg").build(), BodyHandlers.ofByteArray());
        assertEquals("true", header(answer, "X-Roadmask-Greyed"));
    }

    @Test
    void theNextPictureComesAfterTheOneSeen() throws Exception {
        long seen = -1;
        for (int i = 0; i < 10; i++) {
            HttpResponse<byte[]> answer =
                    http.send(request("frame.jpg?after=" + seen).build(), BodyHandlers.ofByteArray());
            assertEquals("image/jpeg", header(answer, "Content-Type"));
            long number = Long.parseLong(header(answer, "X-Roadmask-Picture"));
            assertTrue(number > seen);
            seen = number;
        }
    }

    @Test
    void savesAStill() throws Exception {
        HttpResponse<byte[]> answer = http.send(request("still.png").build(), BodyHandlers.ofByteArray());
        assertEquals("image/png", header(answer, "Content-Type"));
        assertTrue(header(answer, "Content-Disposition")
                .matches("attachment; filename=\"roadmask-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}\\.png\""));
        assertEquals("PNG", new String(answer.body(), 1, 3, StandardCharsets.US_ASCII));
    }

    @Test
    void controlsAct() throws Exception {
        HttpResponse<String> answer = change("{\"threshold\":0.25,\"opacity\":1,\"recording\":true}");
        assertEquals(200, answer.statusCode());
        assertEquals(0.25, preview.status().threshold());
        assertEquals(1, preview.status().opacity());
        assertTrue(preview.status().recording().isPresent());
        assertEquals(0.25, json(answer).get("threshold").asDouble());
        change("{\"recording\":false}");
        assertTrue(preview.status().recording().isEmpty());
        preview.recordable(false);
        assertEquals(409, change("{\"recording\":true,\"opacity\":0.5}").statusCode());
        assertEquals(1, preview.status().opacity(), "all or nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{\"threshold\":1.5}",
                "{\"opacity\":\"1\"}",
                "{\"opacity\":null}",
                "{\"recording\":1}",
                "{\"other\":1}",
                "{\"threshold\":0.1,\"opacity\":-0.1}",
                "{\"threshold\":1e999}"
            })
    void refusesWrongControls(String body) throws Exception {
        HttpResponse<String> answer = change(body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(1, answer.body().lines().count());
        assertFalse(answer.body().contains("xception"));
        assertEquals(0.5, preview.status().threshold());
    }

    @Test
    void onlyThisPageMayChangeAnything() throws Exception {
        String body = "{\"opacity\":0.9}";
        String own = page.url().substring(0, page.url().length() - 1);
        assertEquals(415, send(post(body, "text/plain")).statusCode());
        assertEquals(415, send(post(body, "application/x-www-form-urlencoded")).statusCode());
        assertEquals(
                403, send(json(body).header("Origin", "http://evil.example")).statusCode());
        assertEquals(403, send(json(body).header("Origin", "null")).statusCode());
        assertEquals(
                403, send(json(body).header("Sec-Fetch-Site", "cross-site")).statusCode());
        assertEquals(413, change("{\"opacity\":0.9" + " ".repeat(5_000) + "}").statusCode());
        assertEquals(0.4, preview.status().opacity());
        assertEquals(
                200,
                send(json(body).header("Origin", own).header("Sec-Fetch-Site", "same-origin"))
                        .statusCode());
        assertEquals(0.9, preview.status().opacity());
    }

    @Test
    void servesOnlyUnderThisMachinesName() throws Exception {
        for (String host : List.of("localhost", "127.0.0.1:" + port(), "[::1]:99", "LOCALHOST:1")) {
            assertEquals("HTTP/1.1 200 OK", raw(request("GET", "/status.json", host)), host);
        }
        for (String host :
                List.of("evil.example", "evil.example:" + port(), "127.0.0.1.evil.example", "localhost.evil")) {
            assertEquals("HTTP/1.1 403 Forbidden", raw(request("GET", "/status.json", host)), host);
            assertEquals("HTTP/1.1 200 OK", raw(request("GET", "/healthz", host)), host);
        }
    }

    @Test
    void survivesJunk() throws Exception {
        List<String> junk = List.of(
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "\0\1\2\3",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /controls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n",
                "GET /frame.jpg?after=zzz&&= HTTP/1.0\r\nHost: localhost\r\n\r\n",
                "GET " + "/a".repeat(50_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(5_000) + "\r\n",
                "GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
        for (String each : junk) {
            String answer = raw(each.getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), answer);
        }
        assertEquals("ok", get("healthz").body().strip());
    }

    @Test
    void wantsItsToken() throws Exception {
        page.close();
        page = PreviewPage.open(preview, new HttpAddress("127.0.0.1", 0), Optional.of(TOKEN));
        assertTrue(page.url().endsWith("/?token=" + TOKEN));
        for (String path :
                List.of("", "status.json", "stream.mjpg", "still.png", "metrics", "page.js", "?token=wrong")) {
            assertEquals(401, get(path).statusCode(), path);
        }
        assertEquals(401, change("{\"opacity\":0.9}").statusCode());
        assertEquals(200, get("healthz").statusCode());
        HttpResponse<String> first = get("?token=" + TOKEN);
        assertEquals(200, first.statusCode());
        String cookie = header(first, "Set-Cookie");
        assertTrue(cookie.endsWith("; Path=/; HttpOnly; SameSite=Strict"), cookie);
        String value = cookie.substring(0, cookie.indexOf(';'));
        assertEquals(
                200,
                send(request("status.json").header("Cookie", "a=b; " + value)).statusCode());
        assertEquals(
                401, send(request("status.json").header("Cookie", value + "x")).statusCode());
        assertEquals(
                200,
                send(request("metrics").header("Authorization", "Bearer " + TOKEN))
                        .statusCode());
        assertEquals(
                401, send(request("metrics").header("Authorization", "Bearer ")).statusCode());
    }

    @Test
    void beyondThisMachineThereIsAlwaysAToken() throws Exception {
        try (PreviewPage open = PreviewPage.open(preview, new HttpAddress("0.0.0.0", 0), Optional.empty());
                PreviewPage another = PreviewPage.open(preview, new HttpAddress("0.0.0.0", 0), Optional.empty())) {
            assertTrue(open.url().matches("http://[0-9.]+:\\d+/\\?token=[A-Za-z0-9_-]{22}"), open.url());
            assertFalse(open.url()
                    .substring(open.url().indexOf('?'))
                    .equals(another.url().substring(another.url().indexOf('?'))));
            URI local = URI.create("http://127.0.0.1:" + URI.create(open.url()).getPort() + "/status.json");
            assertEquals(
                    401,
                    http.send(HttpRequest.newBuilder(local).build(), BodyHandlers.ofString())
                            .statusCode());
        }
    }

    @Test
    void saysWhyItCannotServe() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            VideoException failure = assertThrows(
                    VideoException.class,
                    () -> PreviewPage.open(preview, HttpAddress.loopback(port), Optional.empty()));
            assertEquals(
                    "cannot serve the page at 127.0.0.1:" + port
                            + ": address already in use. Is another preview running? Choose another port, or 0 for any",
                    failure.getMessage());
            assertEquals(VideoException.Kind.OUTPUT, failure.kind());
        }
        VideoException foreign = assertThrows(
                VideoException.class,
                () -> PreviewPage.open(preview, new HttpAddress("192.0.2.1", 0), Optional.empty()));
        assertTrue(foreign.getMessage().endsWith("Use an address of this machine, or 0.0.0.0 for all of them"));
        assertThrows(
                IllegalArgumentException.class,
                () -> PreviewPage.open(preview, HttpAddress.loopback(0), Optional.of("short")));
    }

    @Test
    void readsAddresses() {
        assertEquals("127.0.0.1:8080", HttpAddress.parse("8080").toString());
        assertEquals("127.0.0.1:8080", HttpAddress.parse(":8080").toString());
        assertEquals("0.0.0.0:0", HttpAddress.parse("0.0.0.0:0").toString());
        assertEquals("[::1]:80", HttpAddress.parse("[::1]:80").toString());
        for (String wrong : List.of("", "x", "host:", "host:x", "70000", "-1", "::1:80", "::1")) {
            assertThrows(IllegalArgumentException.class, () -> HttpAddress.parse(wrong), wrong);
        }
    }

    @Test
    void sendsAwayWhoNeverReads() throws Exception {
        close();
        // Large pictures, so that what the system holds for a connection is full soon.
        Path noise = Probe.make(
                folder.resolve("noise.mkv"),
                "-f lavfi -i testsrc2=s=1280x720:r=25:d=0.4,noise=alls=100:allf=t -c:v mpeg4 -q:v 1");
        preview = new FedPreview(noise, 200);
        page = PreviewPage.open(preview, HttpAddress.loopback(0), Optional.empty(), 1, 300_000_000L);
        try (Socket stalled = new Socket()) {
            stalled.setReceiveBufferSize(4_096);
            stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            stalled.getOutputStream().write(request("GET", "/stream.mjpg", "localhost"));
            while (page.viewers() == 0) {
                Thread.sleep(5);
            }
            assertEquals(503, get("stream.mjpg").statusCode(), "there is one seat, and it is taken");
            while (page.viewers() > 0) {
                Thread.sleep(20);
            }
        }
        assertEquals(200, get("frame.jpg").statusCode());
    }

    @Test
    void endsAtOnceWithViewersThatStall() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
            socket.getOutputStream().write(request("GET", "/stream.mjpg", "localhost"));
            stalled.add(socket);
        }
        while (page.viewers() < 5) {
            Thread.sleep(5);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean ours = thread.getName().startsWith("roadmask-");
            assertTrue(!ours || thread.isDaemon(), thread.getName());
            assertFalse(thread.getName().startsWith("HTTP-Dispatcher"), thread.getName());
        }
        page.close();
        page.close();
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().matches("roadmask-(http|page).*"))) {
            Thread.sleep(5);
        }
        for (Socket socket : stalled) {
            socket.close();
        }
        assertThrows(IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port()).close());
    }

    private int port() {
        return URI.create(page.url()).getPort();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/" + path));
    }

    private HttpRequest.Builder post(String body, String type) {
        return request("controls").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder json(String body) {
        return post(body, "application/json");
    }

    private HttpResponse<String> change(String body) throws Exception {
        return send(json(body));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static byte[] request(String method, String path, String host) {
        return (method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** The first line of the answer to some bytes; empty when there is none. */
    private String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return Part.line(socket.getInputStream());
        } catch (SocketException e) {
            return "";
        }
    }
}
