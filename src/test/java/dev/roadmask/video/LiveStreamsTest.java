package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.live.Broadcast;
import dev.roadmask.live.Broadcast.Way;
import dev.roadmask.live.FileServer;
import dev.roadmask.live.RtspServer;
import dev.roadmask.video.LiveOptions.RtspTransport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real streams on loopback. */
@Timeout(120)
class LiveStreamsTest {
    private static final LiveOptions PATIENT =
            LiveOptions.defaults().withOpenTimeout(Duration.ofMinutes(1)).withReadTimeout(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Way.class)
    void readsABroadcastAndNoticesWhenItEnds(Way way) throws Exception {
        Path clip = LiveReaderTest.mpeg2(folder.resolve("clip.ts"), "160x120", 25, 2);
        LiveOptions options = LiveOptions.defaults().withReadTimeout(Duration.ofSeconds(1));
        try (Broadcast broadcast = Broadcast.by(way).start(clip);
                LiveReader reader = connect(broadcast.url(), options);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            for (int i = 0; i < 30; i++) {
                assertTrue(reader.read(picture, packets));
            }
            assertEquals(160, reader.description().width());
            broadcast.stop();
            VideoException lost = assertThrows(VideoException.class, () -> readOn(reader, picture, packets));
            assertTrue(lost.getMessage().startsWith("lost " + broadcast.url() + ": "), lost.getMessage());
            assertFalse(lost.isLasting());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void silenceIsALostConnection(Way way) throws Exception {
        Path clip = LiveReaderTest.mpeg2(folder.resolve("clip.ts"), "160x120", 25, 2);
        LiveOptions options = LiveOptions.defaults().withReadTimeout(Duration.ofSeconds(1));
        try (Broadcast broadcast = Broadcast.by(way).start(clip);
                LiveReader reader = connect(broadcast.url(), options);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            broadcast.freeze();
            VideoException lost = assertThrows(VideoException.class, () -> readOn(reader, picture, packets));
            assertEquals("lost " + broadcast.url() + ": no packet for 1 s", lost.getMessage());
            broadcast.thaw();
        }
    }

    @Test
    void readsRtspWithSoundByEitherTransport() throws Exception {
        try (RtspServer server = RtspServer.open("user", "geheim").start(320, 240, 25)) {
            LiveSource source = LiveSource.parse(server.url("user", "geheim"));
            assertEquals(server.url(), source.name());
            for (RtspTransport transport : RtspTransport.values()) {
                LiveReaderTest.Seen seen = LiveReaderTest.read(source, PATIENT.withRtspTransport(transport), 50);
                assertEquals(List.of("320x240"), seen.sizes());
                assertTrue(seen.otherPackets() > 0, "sound");
            }
        }
    }

    @Test
    void rtspSaysWhatTryingAgainWillNotMend() throws Exception {
        try (RtspServer server = RtspServer.open("user", "geheim").start(320, 240, 25)) {
            VideoException wrong = refused(server.url("user", "falsch"));
            assertEquals(
                    "cannot open " + server.url() + ": it wants another user and password (401)", wrong.getMessage());
            assertTrue(wrong.isLasting());
            VideoException nothing = refused(server.url("user", "geheim") + "2");
            assertEquals(
                    "cannot open " + server.url() + "2: there is nothing at this address (404)", nothing.getMessage());
            assertTrue(nothing.isLasting());
            server.stop();
            VideoException gone = refused(server.url("user", "geheim"));
            assertEquals("cannot open " + server.url() + ": connection refused", gone.getMessage());
            assertFalse(gone.isLasting());
        }
    }

    @Test
    void rtspComesBackWithOtherPictures() throws Exception {
        try (RtspServer server = RtspServer.open().start(320, 240, 25)) {
            LiveSource source = LiveSource.parse(server.url());
            assertEquals("yuv420p", onePicture(source).pixelFormat());
            server.startJpeg(160, 120, 15);
            VideoDescription other = onePicture(source);
            assertEquals("160x120 yuv422p", other.width() + "x" + other.height() + " " + other.pixelFormat());
            assertTrue(other.fullRange());
        }
    }

    @Test
    void playsAPlaylistToItsEnd() throws Exception {
        Path clip = LiveReaderTest.mpeg2(folder.resolve("clip.ts"), "160x120", 25, 2);
        try (FileServer server = new FileServer(folder).protect("user", "geheim")) {
            String playlist = server.addPlaylist(clip);
            LiveSource source = LiveSource.parse(server.url(playlist, "user", "geheim"));
            LiveReaderTest.Seen seen = LiveReaderTest.read(source, PATIENT, Integer.MAX_VALUE);
            assertEquals(50, seen.seconds().size());
            assertEquals(50, seen.steps(1 / 25.0));
            assertTrue(refused(server.url(playlist)).isLasting(), "without password");
            assertTrue(refused(server.url("nosuch.m3u8", "user", "geheim")).isLasting());
        }
    }

    @Test
    void aPlaylistFromTheNetworkOpensNoFileOfOurs() throws Exception {
        Path clip = LiveReaderTest.mpeg2(folder.resolve("clip.ts"), "160x120", 25, 2);
        Files.writeString(
                folder.resolve("evil.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile:" + clip + "\n#EXT-X-ENDLIST\n");
        try (FileServer server = new FileServer(folder)) {
            refused(server.url("evil.m3u8"));
        }
    }

    @Test
    void ffmpegsOwnWordsHaveNoSecrets() throws Exception {
        Files.writeString(
                folder.resolve("holes.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nnosuch.ts?token=geheim\n#EXT-X-ENDLIST\n");
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        FfmpegLog.verbose();
        try (FileServer server = new FileServer(folder).protect("user", "geheim")) {
            refused(server.url("holes.m3u8", "user", "geheim"));
        } finally {
            FfmpegLog.quiet();
            System.setErr(before);
        }
        String words = said.toString(StandardCharsets.UTF_8);
        assertFalse(words.isBlank());
        assertFalse(words.contains("geheim"), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "http", "rtsp"})
    void connectingToASilentServerIsCancelled(String scheme) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LiveSource source = LiveSource.parse(scheme + "://127.0.0.1:" + silent.getLocalPort() + "/x");
            LiveReaderTest.assertCancelled(source, PATIENT);
            VideoException late = assertThrows(
                    VideoException.class,
                    () -> LiveReader.open(source, PATIENT.withOpenTimeout(Duration.ofMillis(200)), new Cancellation()));
            assertEquals("cannot open " + source + ": no answer for 0.2 s", late.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void waitingForASilentBroadcastIsCancelled(Way way) throws Exception {
        Path clip = LiveReaderTest.mpeg2(folder.resolve("clip.ts"), "160x120", 25, 2);
        Cancellation cancellation = new Cancellation();
        try (Broadcast broadcast = Broadcast.by(way).start(clip)) {
            connect(broadcast.url(), PATIENT).close();
            try (LiveReader reader = connect(broadcast.url(), PATIENT, cancellation);
                    Picture picture = Picture.empty();
                    PacketList packets = PacketList.create()) {
                broadcast.freeze();
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
                VideoException over = assertThrows(VideoException.class, () -> readOn(reader, picture, packets));
                assertEquals(broadcast.url() + " was cancelled", over.getMessage());
            }
        }
    }

    @Test
    void waitingForSilentRtspIsCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (RtspServer server = RtspServer.open().start(320, 240, 25);
                LiveReader reader = connect(server.url(), PATIENT, cancellation);
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            server.freeze();
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
            VideoException over = assertThrows(VideoException.class, () -> readOn(reader, picture, packets));
            assertEquals(server.url() + " was cancelled", over.getMessage());
        }
    }

    @Test
    void connectingToNobodyIsCancelled() throws Exception {
        LiveReaderTest.assertCancelled(LiveSource.parse("udp://127.0.0.1:" + Broadcast.freePort()), PATIENT);
    }

    private static LiveReader connect(String url, LiveOptions options) throws Exception {
        return connect(url, options, new Cancellation());
    }

    private static LiveReader connect(String url, LiveOptions options, Cancellation cancellation) throws Exception {
        while (true) {
            try {
                return LiveReader.open(LiveSource.parse(url), options, cancellation);
            } catch (VideoException notYet) {
                Thread.sleep(50);
            }
        }
    }

    private static VideoDescription onePicture(LiveSource source) throws VideoException {
        return LiveReaderTest.read(source, PATIENT, 1).descriptions().get(0);
    }

    private static void readOn(LiveReader reader, Picture picture, PacketList packets) throws VideoException {
        while (reader.read(picture, packets)) {
            packets.clear();
        }
    }

    private static VideoException refused(String url) throws VideoException {
        LiveSource source = LiveSource.parse(url);
        return assertThrows(VideoException.class, () -> LiveReader.open(source, PATIENT, new Cancellation())
                .close());
    }
}
