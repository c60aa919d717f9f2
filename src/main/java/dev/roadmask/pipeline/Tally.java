package dev.roadmask.pipeline;

/**
 * Counts the frames that have been all the way, and tells whoever wants to know. It stands at the last station like a
 * stage around the first one there, so one thread writes; read it when that thread has ended.
 */
final class Tally implements Stage {
    private final Stage last;
    private final Progress progress;
    private long frames;
    private long withCars;
    private long cutRegions;
    private long firstTimestamp;
    private long endTimestamp;

    Tally(Stage last, Progress progress) {
        this.last = last;
        this.progress = progress;
    }

    @Override
    public String name() {
        return last.name();
    }

    @Override
    public void process(FrameSlot frame) throws Exception {
        last.process(frame);
        if (frames == 0) {
            firstTimestamp = frame.timestamp();
        }
        frames++;
        withCars += frame.mask().pixels() > 0 ? 1 : 0;
        cutRegions += frame.regions().cut();
        endTimestamp = frame.timestamp() + frame.duration();
        progress.frameDone(frames, frame.timestamp());
    }

    /** Frames done. */
    long frames() {
        return frames;
    }

    /** Frames done with at least one mask pixel. */
    long withCars() {
        return withCars;
    }

    /** Regions beyond the largest of their frames, which are in no mask. */
    long cutRegions() {
        return cutRegions;
    }

    /** Ticks of the stream's time base from the first frame's beginning to the last one's end. */
    long length() {
        return endTimestamp - firstTimestamp;
    }
}
