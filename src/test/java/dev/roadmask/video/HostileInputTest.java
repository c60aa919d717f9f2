package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm: they are refused in a line, before they cost memory, and make nobody open anything else. */
@Timeout(60)
class HostileInputTest {
    private static final long MODEST_BYTES = 64L << 20;

    @TempDir
    Path folder;

    private Path clip;

    @BeforeEach
    void makeAClip() {
        clip = Probe.make(
                folder.resolve("clip.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=1 -c:v libopenh264 -movflags +faststart");
    }

    @Test
    void refusesADeclaredSizeThatCannotBe() throws Exception {
        Path movie =
                Probe.make(folder.resolve("vast.mov"), "-f lavfi -i testsrc2=s=160x96:r=25:d=1 -c:v ffv1 -strict -2");
        byte[] bytes = Files.readAllBytes(movie);
        int entry = indexOf(bytes, "FFV1", indexOf(bytes, "stsd", 0));
        // An MP4's sample entry has 16 bits for each side.
        ByteBuffer.wrap(bytes).putShort(entry + 28, (short) 0xffff).putShort(entry + 30, (short) 0xffff);
        String message = refusedCheaply(Files.write(movie, bytes));
        assertTrue(message.contains("its picture size cannot be"), message);
    }

    @Test
    void refusesAHundredThousandASide() throws Exception {
        Path sequence = Probe.make(folder.resolve("vast.mkv"), "-f lavfi -i testsrc2=s=70000x16:r=25:d=0.04 -c:v ffv1");
        byte[] bytes = Files.readAllBytes(sequence);
        put(bytes, new int[] {0xb0, 0x83, 70_000 >> 16, 70_000 >> 8 & 255, 70_000 & 255}, new int[] {
            0xb0, 0x83, 100_000 >> 16, 100_000 >> 8 & 255, 100_000 & 255
        });
        assertTrue(refusedCheaply(Files.write(sequence, bytes)).contains("100000x16"));
    }

    @Test
    void refusesASizeDeclaredInMatroska() throws Exception {
        Path mkv = Probe.make(folder.resolve("vast.mkv"), "-f lavfi -i testsrc2=s=300x200:r=25:d=1 -c:v ffv1");
        byte[] bytes = Files.readAllBytes(mkv);
        // Matroska's PixelWidth is 0xB0, its PixelHeight 0xBA.
        put(bytes, new int[] {0xb0, 0x82, 300 >> 8, 300 & 255}, new int[] {0xb0, 0x82, 0xff, 0xff});
        put(bytes, new int[] {0xba, 0x81, 200}, new int[] {0xba, 0x81, 255});
        assertTrue(refusedCheaply(Files.write(mkv, bytes)).contains("65535x255"));
    }

    @Test
    void refusesTenThousandStreams() throws Exception {
        byte[] bytes = Files.readAllBytes(clip);
        int moov = indexOf(bytes, "moov", 0) - 4;
        int trak = indexOf(bytes, "trak", 0) - 4;
        int trakSize = ByteBuffer.wrap(bytes).getInt(trak);
        int copies = 10_000;
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(bytes, 0, trak);
        for (int i = 0; i < copies; i++) {
            many.write(bytes, trak, trakSize);
        }
        many.write(bytes, trak + trakSize, bytes.length - trak - trakSize);
        byte[] result = many.toByteArray();
        ByteBuffer.wrap(result).putInt(moov, ByteBuffer.wrap(bytes).getInt(moov) + (copies - 1) * trakSize);
        String message = refusedCheaply(Files.write(folder.resolve("many.mp4"), result));
        assertTrue(message.contains("more than 256 streams"), message);
    }

    @Test
    void refusesTablesLargerThanTheirFile() throws Exception {
        for (String table : new String[] {"stsz", "stts", "stco", "stsc"}) {
            byte[] bytes = Files.readAllBytes(clip);
            int count = indexOf(bytes, table, 0) + (table.equals("stsz") ? 12 : 8);
            ByteBuffer.wrap(bytes).putInt(count, 0x3fff_fff0);
            Path hostile = Files.write(folder.resolve(table + ".mp4"), bytes);
            long before = Pointer.physicalBytes();
            try {
                Passes.read(hostile);
            } catch (VideoException refusal) {
                assertEquals(VideoException.Kind.INPUT, refusal.kind());
            }
            assertTrue(Pointer.physicalBytes() - before < MODEST_BYTES, table);
        }
    }

    @Test
    void refusesAPictureThatGrowsMidstream() throws Exception {
        Path small = Probe.make(folder.resolve("a.ts"), "-f lavfi -i testsrc2=s=64x64:r=25:d=1 -c:v mpeg2video");
        Path large = Probe.make(
                folder.resolve("b.ts"), "-f lavfi -i color=s=12000x8000:r=25:d=0.04 -c:v mpeg2video -strict -2");
        try (var out = Files.newOutputStream(folder.resolve("grown.ts"))) {
            Files.copy(small, out);
            Files.copy(large, out);
        }
        try (VideoReader reader = VideoReader.open(folder.resolve("grown.ts"));
                Picture picture = Picture.empty();
                PacketList packets = PacketList.create()) {
            while (reader.read(picture, packets)) {
                assertEquals(64, picture.width());
            }
            assertTrue(reader.damagedFrames() > 0);
        }
    }

    @Test
    void opensNothingThatAPlaylistNames() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            String address = "127.0.0.1:" + server.getLocalPort();
            Map<String, String> playlists = Map.of(
                    "far.m3u8", hls("http://" + address + "/a.ts"),
                    "tcp.m3u8", hls("tcp://" + address),
                    "near.m3u8", hls("clip.mp4"),
                    "file.m3u8", hls("file:" + clip),
                    "list.ffconcat", "ffconcat version 1.0\nfile clip.mp4\n",
                    "list.mpd", dash("http://" + address + "/a.mp4"),
                    "call.sdp",
                            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n" + "m=video "
                                    + server.getLocalPort() + " RTP/AVP 96\na=rtpmap:96 H264/90000\n");
            for (Map.Entry<String, String> playlist : playlists.entrySet()) {
                Path file = Files.writeString(folder.resolve(playlist.getKey()), playlist.getValue());
                String message = refusal(file);
                assertTrue(message.contains("is a playlist (") && message.endsWith("Give the video itself"), message);
                // Under a video's name it is none the more read.
                refusal(Files.copy(file, folder.resolve(playlist.getKey() + ".mp4")));
            }
            assertThrows(SocketTimeoutException.class, server::accept, "somebody called");
        }
    }

    @Test
    void opensNothingThatAMovieRefersTo() throws Exception {
        byte[] bytes = Files.readAllBytes(clip);
        Path other = folder.resolve("other.bin");
        Files.write(other, bytes);
        // The data reference says that the media are in another file instead of in this one.
        int reference = indexOf(bytes, "url ", indexOf(bytes, "dref", 0));
        assertEquals(1, bytes[reference + 7], "self-contained");
        bytes[reference + 7] = 0;
        System.arraycopy("alis".getBytes(StandardCharsets.US_ASCII), 0, bytes, reference, 4);
        Path movie = Files.write(folder.resolve("refers.mov"), bytes);
        Object before = Files.getAttribute(other, "lastAccessTime");
        try {
            Passes.read(movie);
        } catch (VideoException refusal) {
            assertEquals(VideoException.Kind.INPUT, refusal.kind());
        }
        assertEquals(before, Files.getAttribute(other, "lastAccessTime"));
    }

    private static String hls(String segment) {
        return "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + segment + "\n#EXT-X-ENDLIST\n";
    }

    private static String dash(String url) {
        return "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\""
                + " profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\"><Period><AdaptationSet>"
                + "<Representation id=\"1\" bandwidth=\"1\"><BaseURL>" + url
                + "</BaseURL></Representation></AdaptationSet></Period></MPD>";
    }

    private static String refusedCheaply(Path file) {
        long before = Pointer.physicalBytes();
        String message = refusal(file);
        assertTrue(Pointer.physicalBytes() - before < MODEST_BYTES, "memory was taken");
        return message;
    }

    private static String refusal(Path file) {
        VideoException refusal = assertThrows(VideoException.class, () -> Passes.read(file));
        assertEquals(VideoException.Kind.INPUT, refusal.kind());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
        return refusal.getMessage();
    }

    private static void put(byte[] bytes, int[] old, int[] replacement) {
        int at = 0;
        while (!matches(bytes, at, old)) {
            at++;
        }
        for (int i = 0; i < replacement.length; i++) {
            bytes[at + i] = (byte) replacement[i];
        }
    }

    private static boolean matches(byte[] bytes, int at, int[] pattern) {
        for (int i = 0; i < pattern.length; i++) {
            if ((bytes[at + i] & 255) != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(byte[] bytes, String fourCc, int from) {
        int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(fourCc, from);
        assertTrue(found >= 0, fourCc);
        return found;
    }
}
