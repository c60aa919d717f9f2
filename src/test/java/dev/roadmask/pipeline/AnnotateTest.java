package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.SoundTrack;
import dev.roadmask.video.VideoReader;
import dev.roadmask.video.VideoWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The usual way of a file from end to end, without loss, and looked at from outside. */
@Timeout(60)
class AnnotateTest {
    private static final int FRAMES = 50;
    private static final int SAMPLE_RATE = 44_100;

    @TempDir
    Path folder;

    @Test
    void everyFrameTimestampAndPacketArrivesAndOnlyCarsAreBlue() throws Exception {
        SoundTrack sound = new SoundTrack(SAMPLE_RATE, 1, new short[2 * SAMPLE_RATE]);
        Path clip = RedBoxClip.writeWithSound(folder.resolve("clip.mkv"), sound, FRAMES);
        Path output = folder.resolve("annotated.mkv");
        annotate(clip, output);
        assertFalse(Files.exists(folder.resolve("annotated.mkv.part")));
        try (VideoReader before = VideoReader.open(clip);
                VideoReader after = VideoReader.open(output);
                Picture original = Picture.empty();
                Picture painted = Picture.empty();
                PacketList soundBefore = PacketList.create();
                PacketList soundAfter = PacketList.create()) {
            for (int frame = 0; frame < FRAMES; frame++) {
                assertTrue(before.read(original, soundBefore) && after.read(painted, soundAfter));
                assertEquals(original.timestamp(), painted.timestamp());
                assertEquals(original.duration(), painted.duration());
                assertOnlyCarsChange(PictureSamples.of(original), PictureSamples.of(painted), frame);
            }
            assertFalse(before.read(original, soundBefore));
            assertFalse(after.read(painted, soundAfter));
            assertTrue(soundBefore.size() > 0);
            assertEquals(soundBefore.size(), soundAfter.size());
            assertEquals(soundBefore.bytes(), soundAfter.bytes());
        }
    }

    private void annotate(Path clip, Path output) throws Exception {
        try (PipelineRig rig = new PipelineRig(folder, clip);
                VideoWriter writer = VideoWriter.create(output, rig.reader, RedBoxClip.lossless());
                SegmentationPipeline pipeline = SegmentationPipeline.open(Plans.annotate(
                        rig.reader, rig.model, 2, PipelineRig.RULE, PipelineRig.STYLE, writer, output))) {
            RunReport report = pipeline.run();
            assertEquals(FRAMES, report.frames().encoded());
        }
    }

    /** Outside a margin around the box nothing changes; its middle is a blend. */
    private static void assertOnlyCarsChange(YuvPlanes before, YuvPlanes after, int frame) {
        int margin = 6;
        int changed = 0;
        for (int y = 0; y < RedBoxClip.HEIGHT; y++) {
            for (int x = 0; x < RedBoxClip.WIDTH; x++) {
                boolean near = RedBoxClip.hasBox(frame)
                        && x >= RedBoxClip.boxLeft(frame) - margin
                        && x < RedBoxClip.boxRight(frame) + margin
                        && y >= RedBoxClip.BOX_TOP - margin
                        && y < RedBoxClip.BOX_BOTTOM + margin;
                boolean same = before.y().get(x, y) == after.y().get(x, y)
                        && before.u().get(x / 2, y / 2) == after.u().get(x / 2, y / 2)
                        && before.v().get(x / 2, y / 2) == after.v().get(x / 2, y / 2);
                assertTrue(near || same, "frame=" + frame + " x=" + x + " y=" + y);
                changed += same ? 0 : 1;
            }
        }
        assertEquals(RedBoxClip.hasBox(frame), changed > 4000, "frame=" + frame + " changed=" + changed);
    }
}
