package dev.roadmask.scene;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A drive that can be rendered frame by frame, in any order. Used by one thread at a time; the frames it returns share
 * its buffers.
 */
public final class RoadScene {
    /** Samples a second of the sound track. */
    public static final int SOUND_RATE = Soundtrack.SAMPLE_RATE;

    private final SceneSpec spec;
    private final RoadCourse course;
    private final Traffic traffic;
    private final FrameStage stage;
    private final FramePainter painter;
    private final Lens lens;
    private final byte[] rgb;
    private final byte[] mask;

    private RoadScene(SceneSpec spec) {
        this.spec = spec;
        course = new RoadCourse(spec);
        traffic = new Traffic(spec);
        stage = new FrameStage(spec);
        painter = new FramePainter(spec);
        lens = new Lens(spec);
        rgb = new byte[spec.width() * spec.height() * 3];
        mask = new byte[spec.width() * spec.height()];
    }

    /** A scene in which everything is drawn at random from the seed. */
    public static RoadScene create(long seed, int width, int height, double frameRate) {
        return new RoadScene(SceneSpec.random(seed, width, height, frameRate));
    }

    /** The scene described. */
    public static RoadScene create(SceneSpec spec) {
        return new RoadScene(spec);
    }

    /** What this scene was made from. */
    public SceneSpec spec() {
        return spec;
    }

    /** Renders a frame into the scene's buffers; valid until the next call. */
    public SceneFrame render(int frameIndex) {
        if (frameIndex < 0) {
            throw new IllegalArgumentException("frameIndex must not be negative: " + frameIndex);
        }
        double seconds = frameIndex / spec.frameRate();
        RoadView view = new RoadView(spec, course, pose(seconds));
        Light light = new Light(spec, view.heading);
        stage.set(view, light, traffic.at(seconds));
        Arrays.fill(mask, (byte) 0);
        int bands = (spec.height() + Band.ROWS - 1) / Band.ROWS;
        IntStream.range(0, bands).parallel().forEach(band -> paint(band, view, light));
        lens.apply(rgb, mask, frameIndex);
        return new SceneFrame(frameIndex, spec.width(), spec.height(), rgb, mask);
    }

    private void paint(int band, RoadView view, Light light) {
        int first = band * Band.ROWS;
        int rows = Math.min(Band.ROWS, spec.height() - first);
        painter.paint(first, rows, view, light, stage, rgb, mask);
    }

    /** What the microphone hears from the drive's start: mono, {@link #SOUND_RATE} samples a second. */
    public short[] soundtrack(double seconds) {
        if (!(seconds >= 0 && seconds < 3600)) {
            throw new IllegalArgumentException("seconds must lie in [0, 3600): " + seconds);
        }
        return new Soundtrack(spec, traffic).samples(seconds);
    }

    /** The camera follows its lane and shakes a little with the road. */
    private CameraPose pose(double seconds) {
        long seed = spec.seed();
        double rough = Math.min(1, spec.speed() / 15) * 0.0011;
        return new CameraPose(
                traffic.egoS(seconds),
                traffic.egoLateral(seconds),
                rough * 0.7 * Noise.fractal(seed + 71, seconds * 2.3, 2),
                rough * 1.6 * Noise.fractal(seed + 72, seconds * 3.7, 3),
                0.012 * Noise.fractal(seed + 73, seconds * 2.9, 2));
    }
}
