package dev.roadmask.pipeline;

/**
 * A stage that takes at least a given time over each frame: a fault put in on purpose, to see what a slow machine would do.
 * The system property {@value #PROPERTY} does that to the network.
 */
final class SlowedStage implements Stage {
    /** Milliseconds that the network shall take at least; without it, as long as it takes. */
    static final String PROPERTY = "roadmask.fault.infer-ms";

    private final Stage stage;
    private final long leastNanos;

    private SlowedStage(Stage stage, long leastMillis) {
        this.stage = stage;
        this.leastNanos = leastMillis * 1_000_000;
    }

    /** The stage itself, unless the property is set. */
    static Stage of(Stage stage) {
        long millis = Math.max(0, Long.getLong(PROPERTY, 0));
        return millis == 0 ? stage : new SlowedStage(stage, millis);
    }

    @Override
    public String name() {
        return stage.name();
    }

    @Override
    public void process(FrameSlot frame) throws Exception {
        long end = System.nanoTime() + leastNanos;
        stage.process(frame);
        long left = end - System.nanoTime();
        if (left > 0) {
            Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
