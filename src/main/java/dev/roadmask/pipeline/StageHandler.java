package dev.roadmask.pipeline;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.CountDownLatch;

/**
 * A worker on the ring. It always advances, whatever its stage does, and hands each frame on as soon as it is done:
 * Disruptor by itself advances at the end of a batch, and would keep finished frames from the next station.
 */
final class StageHandler implements EventHandler<FrameSlot> {
    private final StageWorker worker;
    private final Station station;
    private final int number;
    private final WaitStrategy waiting;
    private final CountDownLatch started;
    private Sequence own;

    /**
     * @param number of the worker's stage at its station
     * @param waiting told after each frame
     * @param started counted down when the thread is running
     */
    StageHandler(StageWorker worker, Station station, int number, WaitStrategy waiting, CountDownLatch started) {
        this.worker = worker;
        this.station = station;
        this.number = number;
        this.waiting = waiting;
        this.started = started;
    }

    /** Name for the thread: its stage, and its number where several take turns. */
    String threadName() {
        boolean one = station.stages().size() == 1 || !station.takingTurns();
        return "roadmask-" + worker.name() + (one ? "" : "-" + number);
    }

    @Override
    public void setSequenceCallback(Sequence sequence) {
        own = sequence;
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onEvent(FrameSlot frame, long sequence, boolean endOfBatch) {
        if (station.isServedBy(number, sequence)) {
            worker.process(frame);
        }
        own.set(sequence);
        waiting.signalAllWhenBlocking();
    }
}
