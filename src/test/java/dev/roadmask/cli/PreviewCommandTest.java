package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.live.Broadcast;
import dev.roadmask.live.LiveClip;
import dev.roadmask.model.TinyModel;
import dev.roadmask.video.VideoReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people call it: its files, its words and its exit codes. */
@Timeout(120)
class PreviewCommandTest {
    @TempDir
    static Path folder;

    private static Path clip;
    private static String model;

    @BeforeAll
    static void writeClip() throws Exception {
        clip = LiveClip.write(folder.resolve("clip.mp4"), 96, 64, 30);
        model = TinyModel.writeTo(folder).toString();
    }

    @Test
    void recordsAFilmWithItsSoundAndReports() throws Exception {
        Path record = folder.resolve("recorded.mp4");
        Path report = folder.resolve("report.json");
        Terminal.Outcome outcome =
                preview(clip.toString(), "--no-window", "--record", record.toString(), "--report", report.toString());
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("recorded " + record + ": 30 frames"), outcome.err());
        assertTrue(outcome.err().contains("30 frames in "), outcome.err());
        try (VideoReader reader = VideoReader.open(record)) {
            assertEquals(30, reader.description().frameCount().orElse(0));
            assertEquals(1, reader.description().otherStreams().size());
        }
        assertTrue(Files.readString(report).contains("\"latency\""));
    }

    @Test
    void segmentsFollowEachOther() throws Exception {
        Path record = folder.resolve("segments");
        Terminal.Outcome outcome =
                preview(clip.toString(), "--no-window", "--record", record.toString(), "--segment", "400ms");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        try (Stream<Path> files = Files.list(record)) {
            assertEquals(
                    3, files.filter(file -> file.toString().endsWith(".mp4")).count(), outcome.err());
        }
    }

    @Test
    void recordingThatFailsEndsAPreviewThatNobodySees() throws Exception {
        Path record = folder.resolve("taken-away");
        CompletableFuture<Terminal.Outcome> running = CompletableFuture.supplyAsync(() ->
                preview(clip.toString(), "--loop", "--no-window", "--record", record.toString(), "--segment", "300ms"));
        while (!isRecorded(record)) {
            assertFalse(running.isDone(), "the preview has ended");
            Thread.sleep(20);
        }
        // Until it is gone: a new file may come while the old ones go.
        while (Files.exists(record)) {
            for (File file : record.toFile().listFiles()) {
                file.delete();
            }
            record.toFile().delete();
        }
        Terminal.Outcome outcome = running.get();
        assertEquals(ExitCode.FAILED, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("recording has ended: "), outcome.err());
    }

    private static boolean isRecorded(Path folder) {
        String[] files = folder.toFile().list((where, name) -> name.endsWith(".mp4"));
        return files != null && files.length > 0;
    }

    @Test
    void servesAPageWhileItRuns() throws Exception {
        int port = Broadcast.freePort();
        Path longer = LiveClip.write(folder.resolve("long.mp4"), 96, 64, 150);
        CompletableFuture<Terminal.Outcome> running = CompletableFuture.supplyAsync(
                () -> preview(longer.toString(), "--http", String.valueOf(port), "--no-window"));
        assertEquals("ok", ask(port, "/healthz", running));
        assertTrue(ask(port, "/status.json", running).contains("long.mp4"));
        Terminal.Outcome outcome = running.get();
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains("watch it at http://127.0.0.1:" + port), outcome.err());
    }

    /** Asks until there is an answer: the page is there a moment after the command has begun. */
    private static String ask(int port, String path, CompletableFuture<?> running) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        while (true) {
            try {
                return HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body()
                        .strip();
            } catch (IOException notYet) {
                assertFalse(running.isDone(), "the preview has ended");
                Thread.sleep(20);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 |                                   | name a SOURCE",
                "2 | CLIP --stale 0                    | no time at all",
                "2 | CLIP --segment x                  | is no time like",
                "2 | CLIP --http 99999                 | port must lie in [0, 65535]",
                "2 | CLIP --http ::1                   | brackets",
                "2 | CLIP --token secretsecret         | --token is for --http",
                "2 | CLIP --no-window                  | leaves nothing to see",
                "2 | CLIP rtsp://me:secret@camera       | Unmatched argument at index 2: 'rtsp://camera'",
                "2 | CLIP --fps -1 --http 0            | --fps must lie in",
                "2 | CLIP --size 1x1 --http 0          | --size must look like",
                "2 | CLIP --threshold 2 --http 0       | --threshold must lie in",
                "3 | FOLDER/nosuch.mp4 --http 0        | no such file",
                "3 | 7 --http 0                        | no such camera",
                "3 | rtsp:/admin:verysecret@cam/1 --http 0 | cannot open ***@cam/1: no such file",
                "3 | gopher://camera --http 0          | unknown kind of address",
                "1 | CLIP --no-window --record /nosuch/folder/file.mp4 | there is no such folder",
                "4 | CLIP --http 0 --model FOLDER/no.onnx | no.onnx"
            })
    void wrongCallsAreToldInALine(int code, String call, String says) {
        String[] arguments = call == null
                ? new String[0]
                : call.replace("CLIP", clip.toString())
                        .replace("FOLDER", folder.toString())
                        .split(" ");
        Terminal.Outcome outcome = preview(arguments);
        assertEquals(code, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(says), outcome.err());
        assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
    }

    @Test
    void listsTheCamerasThatAreThere() {
        Terminal.Outcome outcome = preview("--list");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertFalse(outcome.out().isBlank());
    }

    private static Terminal.Outcome preview(String... arguments) {
        List<String> call = new ArrayList<>(List.of("preview"));
        call.addAll(List.of(arguments));
        if (!call.contains("--model")) {
            call.addAll(List.of("--model", model));
        }
        return Terminal.run(call.toArray(String[]::new));
    }
}
