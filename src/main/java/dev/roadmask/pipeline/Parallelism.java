package dev.roadmask.pipeline;

/**
 * How the cores are shared out for the network, which takes most of the time.
 *
 * @param inferThreads frames in the network at once
 * @param intraOpThreads threads that share one frame, for {@code SegmentationModel.open}
 */
public record Parallelism(int inferThreads, int intraOpThreads) {
    /** More frames at once gain nothing and starve the ring of eight. */
    private static final int MOST_FRAMES = 4;

    public Parallelism {
        if (inferThreads < 1 || intraOpThreads < 1) {
            throw new IllegalArgumentException(
                    "threads must be positive: inferThreads=" + inferThreads + " intraOpThreads=" + intraOpThreads);
        }
    }

    /**
     * Whole frames to single threads as far as the ring allows, since that is the faster way (87 against 80 frames a
     * second on two cores); beyond that, threads share frames.
     */
    public static Parallelism forCores(int cores) {
        int frames = Math.max(1, Math.min(MOST_FRAMES, cores));
        return new Parallelism(frames, Math.max(1, cores / frames));
    }
}
