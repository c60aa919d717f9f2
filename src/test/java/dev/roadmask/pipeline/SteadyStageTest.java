package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.pipeline.RecordingSink.Arrival;
import dev.roadmask.video.Picture;
import dev.roadmask.video.Probe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a clip with two red boxes: one moves, and the network can't make up its mind about the other. */
@Timeout(60)
class SteadyStageTest {
    private static final int FRAMES = 150;

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void makeClip() {
        clip = Probe.make(
                folder.resolve("undecided.mkv"),
                "-f lavfi -i testsrc2=s=320x192:r=25:d=6,hue=s=0"
                        + ",drawbox=x=224:y=16:w=64:h=48:color=0xC84646:t=fill"
                        + ",drawbox=x=224:y=16:w=64:h=48:color=0xC44A4A:t=fill:enable=eq(mod(n\\,3)\\,1)"
                        + "[a];color=red:s=40x30:r=25:d=6[b];[a][b]overlay=x=n:y=120 -c:v ffv1 -pix_fmt yuv420p");
    }

    @Test
    void standsBetweenNetworkAndMaskUnlessItIsOff() throws Exception {
        assertTrue(stages(Steadiness.LIGHT).containsAll(List.of("infer", "steady", "mask")));
        assertFalse(stages(Steadiness.OFF).contains("steady"));
    }

    @Test
    void keepsWhatTheNetworkIsUndecidedAbout() throws Exception {
        assertTrue(blinks(run(Steadiness.OFF, 0)) > 80);
        assertEquals(0, blinks(run(Steadiness.STRONG, 0)));
    }

    /** Behind the seam masks and pictures are those of a run in one go. */
    @Test
    void aRunThatGoesOnRemembers() throws Exception {
        int kept = SteadyStage.MEMORY_FRAMES + 10;
        List<Arrival> whole = run(Steadiness.STRONG, 0);
        List<Arrival> resumed = run(Steadiness.STRONG, kept);
        assertEquals(whole.subList(kept, FRAMES), resumed.subList(kept, FRAMES));
        assertNotEquals(run(Steadiness.OFF, 0).subList(kept, FRAMES), resumed.subList(kept, FRAMES));
    }

    /** Frames whose mask differs by a good part of the undecided box from the one before. */
    private static long blinks(List<Arrival> arrivals) {
        long blinks = 0;
        for (int i = 6; i < arrivals.size(); i++) {
            long change = arrivals.get(i).maskPixels() - arrivals.get(i - 1).maskPixels();
            blinks += Math.abs(change) > 64 * 48 / 2 ? 1 : 0;
        }
        return blinks;
    }

    private static List<String> stages(Steadiness steadiness) throws Exception {
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline =
                        SegmentationPipeline.open(plan(rig, new RecordingSink(), steadiness, 0))) {
            return List.copyOf(pipeline.run().stages().keySet());
        }
    }

    private static List<Arrival> run(Steadiness steadiness, long kept) throws Exception {
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip);
                SegmentationPipeline pipeline = SegmentationPipeline.open(plan(rig, sink, steadiness, kept))) {
            RunReport report = pipeline.run();
            assertEquals(FRAMES - kept, report.frames().segmented());
        }
        return sink.arrivals;
    }

    private static PipelinePlan plan(PipelineRig rig, RecordingSink sink, Steadiness steadiness, long kept) {
        MaskRule rule = PipelineRig.RULE.with(steadiness);
        Painting painting = Painting.of(
                PipelineRig.STYLE,
                () -> Picture.allocate(320, 192, rig.reader.description().pixelFormat()));
        return new PipelinePlan(
                FrameSource.of(rig.reader),
                rig.model,
                2,
                () -> rule,
                Optional.of(painting),
                List.of(sink),
                PipelinePlan.FILE_RING,
                Admission.SLOT_FREE,
                kept,
                Progress.NONE);
    }
}
