package dev.roadmask.pipeline;

/**
 * One stage at work for one thread: times it, and keeps its failures from everything else. The ring and the single lane
 * use the same, so that they differ in nothing but threads.
 */
final class StageWorker {
    private final Stage stage;
    private final FirstFailure failure;
    private final StageTimer timer;
    private final long firstFrame;
    private final long firstTimed;

    /**
     * @param firstFrame index of the first frame that it works on; those before pass through
     * @param firstTimed index of the first frame that counts; on those before it only warms up
     */
    StageWorker(Stage stage, FirstFailure failure, StageTimer timer, long firstFrame, long firstTimed) {
        this.stage = stage;
        this.failure = failure;
        this.timer = timer;
        this.firstFrame = firstFrame;
        this.firstTimed = firstTimed;
    }

    String name() {
        return stage.name();
    }

    /** Lets a frame through the stage; never throws. True if the frame got through. */
    boolean process(FrameSlot frame) {
        if (failure.stops(frame.index())) {
            return false;
        }
        if (frame.index() < firstFrame) {
            return true;
        }
        timer.start();
        try {
            stage.process(frame);
            if (frame.index() >= firstTimed) {
                timer.stop();
            }
            return true;
        } catch (Throwable thrown) {
            // Errors too: whatever it is, the thread has to go on, or nobody behind it ever ends.
            failure.record(stage.name(), frame.index(), thrown);
            return false;
        }
    }
}
