package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a connection stays known when it is gone, but for where it went. */
class LiveSnapshotTest {
    private static final String TURNED = "-f lavfi -i testsrc2=s=320x180:r=30:d=1 -f lavfi -i sine=d=1 -c:a aac"
            + " -vf setparams=range=pc:colorspace=bt709,setsar=4/3 -c:v libopenh264";

    @TempDir
    Path folder;

    @Test
    void outlivesItsInput() throws Exception {
        Path clip = Probe.make(folder.resolve("clip.mp4"), TURNED);
        Path turned = Probe.make(
                folder.resolve("turned.mp4"),
                "-display_rotation:v:0 90 -i " + clip
                        + " -c copy -metadata title=Yard -metadata comment=rtsp://me:secret@yard/1");
        VideoReader reader = VideoReader.open(turned);
        LiveStreams streams = LiveStreams.of(reader.input(), reader.description());
        reader.close();
        Path segment = folder.resolve("segment.mp4");
        try (streams;
                WaitingPackets waiting = WaitingPackets.of(streams);
                VideoWriter writer = VideoWriter.segment(segment, streams, waiting, 0, EncoderOptions.defaults());
                Picture canvas = streams.allocateCanvas();
                PacketList none = PacketList.create()) {
            assertEquals("320x180 yuv420p", canvas.toString());
            assertTrue(canvas.fullRange());
            assertEquals(ColorMatrix.BT709, canvas.colorMatrix());
            writer.write(canvas, 0, 512, none);
            writer.finish(none);
        }
        MediaInventory kept = MediaInventory.read(segment);
        assertEquals(2, kept.streams().size());
        assertEquals("Yard", Probe.formatTag(segment, "title"));
        assertEquals("", Probe.formatTag(segment, "comment"));
        assertEquals("4:3,pc,bt709", Probe.stream(segment, "v:0", "sample_aspect_ratio,color_range,color_space"));
        try (VideoReader again = VideoReader.open(segment)) {
            assertEquals(270, again.description().rotationDegrees());
        }
        assertThrows(IllegalStateException.class, streams::container);
    }

    @Test
    void saysWhatTheCanvasCannotHold() throws Exception {
        assertEquals(Optional.empty(), loss("yuv420p", "mpeg4"));
        assertFalse(loss("yuv422p10le", "ffv1").isEmpty());
        assertEquals(Optional.empty(), loss("gray", "ffv1"));
    }

    private Optional<String> loss(String pixelFormat, String encoder) throws VideoException {
        Path clip = Probe.make(
                folder.resolve(pixelFormat + ".mkv"),
                "-f lavfi -i testsrc2=s=64x64:d=0.2 -c:v " + encoder + " -pix_fmt " + pixelFormat);
        try (VideoReader reader = VideoReader.open(clip);
                LiveStreams streams = LiveStreams.of(reader.input(), reader.description())) {
            return streams.loss();
        }
    }
}
