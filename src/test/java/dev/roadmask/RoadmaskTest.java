package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.example.BusiestMoment;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.ModelException;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.RedBoxClip;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.video.VideoException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The door for programs, on a clip with a red box of known place and a model that finds red. */
@Timeout(60)
class RoadmaskTest {
    private static final int FRAMES = 12;

    @TempDir
    static Path folder;

    private static Path clip;
    private static Path model;
    private static Roadmask roadmask;

    @BeforeAll
    static void open() throws Exception {
        clip = RedBoxClip.write(folder, FRAMES);
        model = TinyModel.writeTo(folder);
        roadmask = Roadmask.open(model);
    }

    @AfterAll
    static void close() {
        roadmask.close();
    }

    @Test
    void tellsEveryFrameInOrderWithItsMaskAndRegions() throws Exception {
        List<Long> indices = new ArrayList<>();
        List<List<Region>> regions = new ArrayList<>();
        RunReport report = roadmask.segment(clip)
                .steady(Steadiness.OFF)
                .onFrame(frame -> {
                    indices.add(frame.index());
                    regions.add(frame.regions());
                    assertAgrees(frame);
                })
                .run();
        assertEquals(FRAMES, report.frames().segmented());
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(i, indices.get(i));
            assertEquals(RedBoxClip.hasBox(i) ? 1 : 0, regions.get(i).size(), "frame=" + i);
        }
        Region box = regions.get(0).get(0);
        assertEquals(80 * 64, box.area(), 600);
        assertEquals(96, box.centerY(), 1);
        assertTrue(box.meanProbability() > 0.7, box.toString());
    }

    /** All that tells of one mask tells the same. */
    private static void assertAgrees(SegmentedFrame frame) {
        byte[] pixels = frame.maskPixels();
        long count = 0;
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(pixels[i] != 0, frame.mask().contains(i % frame.width(), i / frame.width()));
            count += pixels[i] & 1;
        }
        assertEquals(count, frame.regions().stream().mapToLong(Region::area).sum());
        assertEquals(count, Math.round(frame.vehicleShare() * pixels.length));
    }

    @Test
    void givesThePictureAsItIs() throws Exception {
        List<BufferedImage> images = new ArrayList<>();
        roadmask.segment(clip).onFrame(frame -> images.add(frame.image())).run();
        BufferedImage first = images.get(0);
        assertEquals(RedBoxClip.WIDTH, first.getWidth());
        assertEquals(0xff, first.getRGB(20, 96) >> 16 & 0xff, 3);
        assertEquals(0, first.getRGB(20, 96) & 0xff, 3);
        double grey = (RedBoxClip.grey(0) - 16) * 255 / 219.0;
        assertEquals(grey, first.getRGB(300, 20) & 0xff, 2);
    }

    @Test
    void aFrameIsValidWhileItIsTold() throws Exception {
        List<SegmentedFrame> kept = new ArrayList<>();
        roadmask.segment(clip).onFrame(kept::add).run();
        assertThrows(IllegalStateException.class, () -> kept.get(0).index());
    }

    @Test
    void aListenerThatThrowsEndsTheRun() {
        IOException full = new IOException("no room");
        PipelineException ended = assertThrows(PipelineException.class, () -> roadmask.segment(clip)
                .onFrame(frame -> {
                    throw full;
                })
                .run());
        assertSame(full, ended.getCause());
    }

    @Test
    void interruptingEndsTheRunInOrder() throws Exception {
        Thread.currentThread().interrupt();
        RunReport report = roadmask.segment(clip).run();
        assertTrue(Thread.interrupted());
        assertTrue(report.interrupted());
        assertFalse(report.frames().segmented() == FRAMES);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThrows(ModelException.class, () -> Roadmask.open(folder.resolve("none.onnx")));
        assertThrows(VideoException.class, () -> roadmask.segment(folder.resolve("none.mp4"))
                .run());
    }

    @Test
    void theExampleRuns() throws Exception {
        Path picture = folder.resolve("busiest.png");
        BusiestMoment.main(new String[] {model.toString(), clip.toString(), picture.toString()});
        assertEquals(RedBoxClip.HEIGHT, ImageIO.read(picture.toFile()).getHeight());
    }
}
