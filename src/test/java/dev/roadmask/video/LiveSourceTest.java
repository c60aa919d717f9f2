package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.Cameras.Format;
import dev.roadmask.video.LiveSource.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSourceTest {
    @TempDir
    Path folder;

    @Test
    void tellsCamerasStreamsAndFilesApart() throws Exception {
        Path clip = Files.createFile(folder.resolve("clip.mp4"));
        assertEquals(Kind.FILE, LiveSource.parse(clip.toString()).kind());
        assertEquals(Kind.STANDARD_INPUT, LiveSource.parse("-").kind());
        assertEquals(Kind.DEVICE, LiveSource.parse("lavfi:testsrc").kind());
        assertEquals(Kind.NETWORK, LiveSource.parse("RTSP://camera/live").kind());
        assertEquals(Kind.NETWORK, LiveSource.parse("udp://:5000").kind());
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:geheim@cam:554/live, rtsp://cam:554/live",
        "rtsp://admin@cam/live, rtsp://cam/live",
        "rtsp://admin:ge@he@im@cam/live, rtsp://cam/live",
        "rtsp://admin:ge/heim@cam/live, rtsp://cam/live",
        "rtsp://admin:1/2@cam/live, rtsp://cam/live",
        "http://cam/a@b.mjpg, http://cam/a@b.mjpg",
        "http://[::1]:80/x?token=geheim&size=2, http://[::1]:80/x?token=***&size=2",
        "http://cam/x?user=a&password=geheim&ch=1#t, http://cam/x?user=***&password=***&ch=1#t",
        "http://cam/x?api_Key=geheim;Auth=geheim, http://cam/x?api_Key=***;Auth=***",
        "rtsp://cam/user=admin_password=geheim_channel=1, rtsp://cam/user=***",
        "http://cam/x?width=640, http://cam/x?width=640"
    })
    void namesHaveNoSecrets(String address, String name) throws Exception {
        assertEquals(name, LiveSource.parse(address).name());
        assertEquals(name, LiveSource.parse(address).toString());
        assertEquals("failed: '" + name + "'", Secrets.hide("failed: '" + address + "'"));
    }

    @Test
    void saysWhatIsWrongInALine() {
        assertLasting(
                "rtmp://u:p@h/x",
                "cannot open rtmp://h/x: unknown kind of address."
                        + " Known are rtsp:// rtsps:// http:// https:// udp:// tcp://");
        String camera = "/dev/video4711";
        String message = assertLasting(camera);
        assertTrue(message.startsWith("cannot open camera /dev/video4711: no such camera. There"), message);
        message = assertLasting("nosuch.mp4");
        assertTrue(message.startsWith("cannot open nosuch.mp4: no such file, and no camera of this name."), message);
        assertLasting("");
    }

    @Test
    void listsCameras() {
        Cameras.list().forEach(camera -> assertFalse(camera.device().isBlank(), camera::toString));
    }

    @Test
    void understandsWhatVideo4LinuxLists() {
        String log =
                """
                [video4linux2,v4l2 @ 0x55f0] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720
                [video4linux2,v4l2 @ 0x55f0] Compressed:       mjpeg :          Motion-JPEG : 1920x1080
                [video4linux2,v4l2 @ 0x55f0] Raw       :     yuv420p :     Planar YUV 4:2:0 : Emulated : {48-4096, 2}x{48-2160, 2}
                [video4linux2,v4l2 @ 0x55f0] Raw       : Unsupported :       8-bit Bayer : : 2x2
                [tcp @ 0x1] Connection to tcp://h:1 failed: Connection refused
                """;
        assertEquals(
                List.of(
                        new Format("yuyv422", false, List.of("640x480", "1280x720")),
                        new Format("mjpeg", true, List.of("1920x1080")),
                        new Format("yuv420p", false, List.of("{48-4096, 2}x{48-2160, 2}")),
                        new Format("Unsupported", false, List.of("2x2"))),
                CameraFormats.parse(log));
    }

    @Test
    void understandsWhatOtherSystemsList() {
        String log =
                """
                [dshow @ 000001]   pixel_format=yuyv422  min s=640x480 fps=5 max s=640x480 fps=30
                [dshow @ 000001]   vcodec=mjpeg  min s=1280x720 fps=30 max s=1280x720 fps=30 (pc, bt470bg/bt709/unknown, center)
                [avfoundation @ 0x7f]   1280x720@[15.000000 30.000030]fps
                """;
        assertEquals(
                List.of(
                        new Format("yuyv422", false, List.of("640x480 at 5 to 30 fps")),
                        new Format("mjpeg", true, List.of("1280x720 at 30 fps")),
                        new Format("", false, List.of("1280x720 at 15 to 30 fps"))),
                CameraFormats.parse(log));
    }

    @Test
    void wishesAreDroppedOneAfterAnother() {
        LiveOptions all = LiveOptions.defaults()
                .withSize(640, 480)
                .withRate(new FrameRate(30, 1))
                .withPixelFormat("mjpeg");
        LiveOptions two = all.withOneWishLess();
        LiveOptions one = two.withOneWishLess();
        assertEquals(LiveOptions.defaults().withSize(640, 480).withRate(new FrameRate(30, 1)), two);
        assertEquals(LiveOptions.defaults().withSize(640, 480), one);
        assertEquals(LiveOptions.defaults(), one.withOneWishLess());
    }

    private static void assertLasting(String text, String message) {
        assertEquals(message, assertLasting(text));
    }

    private static String assertLasting(String text) {
        VideoException refused = assertThrows(VideoException.class, () -> LiveSource.parse(text));
        assertEquals(VideoException.Kind.INPUT, refused.kind());
        assertTrue(refused.isLasting());
        return refused.getMessage();
    }
}
