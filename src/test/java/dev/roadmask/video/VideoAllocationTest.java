package dev.roadmask.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hot path leaves nothing to the garbage collector, neither in Java nor behind it. */
@Timeout(60)
class VideoAllocationTest {
    private static final int WARM_UP = 60;

    @TempDir
    Path folder;

    @Test
    void allocatesNothingAFrame() throws Exception {
        Path clip = Probe.make(
                folder.resolve("long.mp4"),
                "-f lavfi -i testsrc2=s=160x96:r=25:d=20 -f lavfi -i sine=d=20 -c:v mpeg4 -c:a aac");
        EncoderOptions options = EncoderOptions.defaults().withEncoder("mpeg4");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (VideoReader reader = VideoReader.open(clip);
                VideoWriter writer = VideoWriter.create(folder.resolve("out.mp4"), reader, options);
                Picture decoded = Picture.empty();
                Picture painted = writer.allocatePicture();
                PictureScaler scaler = PictureScaler.toRgbPlanes(96, 64, 0);
                PacketList packets = PacketList.create()) {
            ByteBuffer input = ByteBuffer.allocateDirect(scaler.bytes());
            long bytes = 0;
            long pointers = 0;
            for (int i = 0; reader.read(decoded, packets); i++) {
                if (i == WARM_UP) {
                    bytes = threads.getCurrentThreadAllocatedBytes();
                    pointers = Pointer.totalCount();
                }
                scaler.scale(decoded, input);
                painted.copyFrom(decoded);
                decoded.release();
                writer.write(painted, i * 512L, 512, packets);
            }
            long frames = reader.framesRead() - WARM_UP;
            long each = (threads.getCurrentThreadAllocatedBytes() - bytes) / frames;
            assertTrue(each <= 256, "a frame costs the scaler's one view of its buffer: " + each + " bytes");
            assertEquals(pointers, Pointer.totalCount(), "native objects that wait for the garbage collector");
            writer.finish(packets);
        }
    }
}
