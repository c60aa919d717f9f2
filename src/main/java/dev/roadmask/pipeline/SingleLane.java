package dev.roadmask.pipeline;

import java.util.List;

/**
 * One slot, one thread, one stage after the other: what the ring has to agree with, and the CPU time that it is measured
 * against.
 */
final class SingleLane implements Lane {
    private final FrameSlot slot;
    private final List<Station> stations;
    private final List<List<StageWorker>> workers;

    /** Workers by station, one for each of its stages. */
    SingleLane(FrameSlot slot, List<Station> stations, List<List<StageWorker>> workers) {
        this.slot = slot;
        this.stations = stations;
        this.workers = workers;
    }

    @Override
    public FrameSlot claim() {
        return slot;
    }

    @Override
    public void publish() {
        for (int i = 0; i < stations.size(); i++) {
            List<StageWorker> crew = workers.get(i);
            for (int number = 0; number < crew.size(); number++) {
                if (stations.get(i).isServedBy(number, slot.index())) {
                    crew.get(number).process(slot);
                }
            }
        }
    }

    @Override
    public void drain() {
        // Every frame has been all the way when publish returns.
    }

    @Override
    public void close() {
        // There are no threads.
    }
}
