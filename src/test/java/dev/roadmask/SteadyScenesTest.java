package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.mask.MaskFinder;
import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Overlap;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.Steadier;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.model.Device;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.model.InputSize;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.scene.RoadScene;
import dev.roadmask.scene.SceneFrame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped model on generated drives, whose truth is exact: steadying must not cost accuracy. The table in
 * docs/outputs.md is of the same over 120 frames of five drives.
 */
@Timeout(120)
class SteadyScenesTest {
    private static final int WIDTH = 448;
    private static final int HEIGHT = 256;
    private static final int FRAMES = 20;

    /** Of IoU: what steadying may cost. */
    private static final double TOLERANCE = 0.005;

    private static SegmentationModel model;
    private static InferenceTensors tensors;

    @BeforeAll
    static void open() throws Exception {
        model = SegmentationModel.open(Path.of("models/roadmask.onnx"), Device.CPU, 2);
        tensors = model.allocate(new InputSize(WIDTH, HEIGHT));
    }

    @AfterAll
    static void close() {
        tensors.close();
        model.close();
    }

    /** One way of steadying, and what it came to. */
    private static final class Way {
        private final Optional<Steadier> steadier;
        private final MaskRule rule;
        private final MaskFinder finder;
        private final MaskRuns mask = new MaskRuns(WIDTH, HEIGHT);
        private final ByteBuffer probability;
        private final byte[] row = new byte[WIDTH];
        private Overlap overlap = Overlap.NONE;

        Way(Steadiness steadiness, double threshold) {
            int width = tensors.outputWidth();
            int height = tensors.outputHeight();
            rule = MaskRule.withThreshold(threshold).with(steadiness);
            finder = new MaskFinder(width, height, WIDTH, HEIGHT, rule);
            probability = ByteBuffer.allocateDirect(width * height);
            steadier = Steadier.of(WIDTH, HEIGHT, width, height, steadiness);
        }

        void see(SceneFrame frame) {
            probability.put(0, tensors.probability(), 0, probability.capacity());
            steadier.ifPresent(s -> s.steady(tensors.input(), probability, rule.threshold()));
            finder.find(probability, mask, new Regions(), false);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    row[x] = mask.contains(x, y) ? Overlap.INSIDE : Overlap.OUTSIDE;
                }
                overlap = overlap.plus(Overlap.countRow(row, 0.5, frame.mask(), y * WIDTH));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 23})
    void costsNoAccuracy(long seed) throws Exception {
        RoadScene scene = RoadScene.create(seed, WIDTH, HEIGHT, 30);
        Map<Steadiness, Way> ways = new EnumMap<>(Steadiness.class);
        for (Steadiness steadiness : Steadiness.values()) {
            ways.put(steadiness, new Way(steadiness, model.card().threshold()));
        }
        for (int i = 0; i < FRAMES; i++) {
            SceneFrame frame = scene.render(i);
            fillInput(frame.rgb());
            model.run(tensors);
            ways.values().forEach(way -> way.see(frame));
        }
        double off = ways.get(Steadiness.OFF).overlap.iou();
        double light = ways.get(Steadiness.LIGHT).overlap.iou();
        double strong = ways.get(Steadiness.STRONG).overlap.iou();
        String figures = "seed %d: IoU off %.4f, light %.4f, strong %.4f".formatted(seed, off, light, strong);
        assertTrue(light >= off - TOLERANCE && strong >= off - TOLERANCE, figures);
    }

    /** Rows of red, green and blue to planes. */
    private static void fillInput(byte[] rgb) {
        ByteBuffer input = tensors.input();
        int pixels = WIDTH * HEIGHT;
        for (int i = 0; i < rgb.length; i++) {
            input.put(i % 3 * pixels + i / 3, rgb[i]);
        }
    }
}
