package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a live source needs: nothing ages on its way to the network, and what is painted can change midway. */
@Timeout(60)
class AdmissionTest {
    private static final int FRAMES = 40;

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void writeClip() throws VideoException {
        clip = RedBoxClip.write(folder, FRAMES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void noFrameIsReadBeforeAThreadOfTheNetworkIsFree(int inferThreads) throws Exception {
        AtomicInteger segmented = new AtomicInteger();
        List<Integer> before = new ArrayList<>();
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip)) {
            FrameSource watched = new ForwardingSource(FrameSource.of(rig.reader)) {
                private int read;

                @Override
                public boolean read(Picture picture, PacketList packets) throws VideoException {
                    before.add(read++ - segmented.get());
                    return super.read(picture, packets);
                }
            };
            PipelinePlan plan = admittingFreshOnly(rig.plan(watched, inferThreads, sink));
            try (SegmentationPipeline pipeline = SegmentationPipeline.open(plan, stage -> slow(stage, segmented))) {
                pipeline.run();
            }
        }
        assertEquals(FRAMES, sink.arrivals.size());
        int most = before.stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertTrue(most < inferThreads, "frames before the network when another was read: " + before);
    }

    @Test
    void theRuleIsAskedForEachFrame() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        RecordingSink sink = new RecordingSink();
        try (PipelineRig rig = new PipelineRig(folder, clip)) {
            PipelinePlan plan = rig.plan(1, sink);
            Supplier<MaskRule> rule = () -> PipelineRig.RULE.at(asked.getAndIncrement() < FRAMES / 2 ? 1 : 0);
            try (SegmentationPipeline pipeline = SegmentationPipeline.open(with(plan, rule, plan.admission()))) {
                pipeline.run();
            }
        }
        long everything = sink.arrivals.get(FRAMES - 1).maskPixels();
        assertTrue(everything > 0);
        // It was asked a time or two before the first frame.
        assertTrue(sink.arrivals.get(FRAMES / 4).maskPixels() < everything / 2);
    }

    private static PipelinePlan admittingFreshOnly(PipelinePlan plan) {
        return with(plan, plan.rule(), Admission.NETWORK_FREE);
    }

    private static PipelinePlan with(PipelinePlan plan, Supplier<MaskRule> rule, Admission admission) {
        return new PipelinePlan(
                plan.source(),
                plan.model(),
                plan.inferThreads(),
                rule,
                plan.painting(),
                plan.sinks(),
                PipelinePlan.LIVE_RING,
                admission,
                0,
                Progress.NONE);
    }

    private static Stage slow(Stage stage, AtomicInteger segmented) {
        if (!stage.name().equals("infer")) {
            return stage;
        }
        return new Stage() {
            @Override
            public String name() {
                return stage.name();
            }

            @Override
            public void process(FrameSlot frame) throws Exception {
                Thread.sleep(5);
                stage.process(frame);
                segmented.incrementAndGet();
            }
        };
    }
}
