package dev.roadmask.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The ring of LMAX Disruptor with a thread for each worker.
 *
 * <p>The feeding thread waits for a free slot at a barrier of its own behind the last station, like any handler: asleep
 * and woken by a signal, where {@code RingBuffer.next()} would poll. The same barrier tells when the ring is drained.
 */
final class FrameRing implements Lane {
    private final RingBuffer<FrameSlot> ring;
    private final SequenceBarrier end;
    private final List<BatchEventProcessor<FrameSlot>> processors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch started;
    private SequenceBarrier[] gates = {};
    private long claimed = -1;
    private long published = -1;

    private FrameRing(
            List<FrameSlot> slots, List<Station> stations, List<List<StageWorker>> workers, Optional<Station> gate) {
        int handlers = workers.stream().mapToInt(List::size).sum();
        // Everyone may be asleep at once, the feeding thread too.
        TargetedWaitStrategy waiting = new TargetedWaitStrategy(handlers + 1);
        Iterator<FrameSlot> next = slots.iterator();
        EventFactory<FrameSlot> factory = next::next;
        ring = RingBuffer.createSingleProducer(factory, slots.size(), waiting);
        started = new CountDownLatch(handlers);
        Sequence[] before = {};
        for (int i = 0; i < stations.size(); i++) {
            before = addStation(stations.get(i), workers.get(i), before, waiting);
            if (gate.filter(stations.get(i)::equals).isPresent()) {
                gates = Arrays.stream(before).map(ring::newBarrier).toArray(SequenceBarrier[]::new);
            }
        }
        ring.addGatingSequences(before);
        end = ring.newBarrier(before);
    }

    /**
     * A ring with its threads running.
     *
     * @param slots borrowed; their number, a power of two, is the size of the ring
     * @param workers by station, one for each of its stages
     * @param gate the station that has to be free before the next slot is given out, if one has to
     */
    static FrameRing start(
            List<FrameSlot> slots, List<Station> stations, List<List<StageWorker>> workers, Optional<Station> gate) {
        FrameRing ring = new FrameRing(slots, stations, workers, gate);
        try {
            ring.threads.forEach(Thread::start);
            return ring;
        } catch (Throwable noThread) {
            ring.halt();
            throw noThread;
        }
    }

    private Sequence[] addStation(
            Station station, List<StageWorker> crew, Sequence[] before, TargetedWaitStrategy waiting) {
        Sequence[] own = new Sequence[crew.size()];
        for (int number = 0; number < own.length; number++) {
            StageHandler handler = new StageHandler(crew.get(number), station, number, waiting, started);
            BatchEventProcessor<FrameSlot> processor =
                    new BatchEventProcessorBuilder().build(ring, ring.newBarrier(before), handler);
            own[number] = processor.getSequence();
            processors.add(processor);
            Thread thread = new Thread(processor, handler.threadName());
            // A program that ends in the middle shall not be kept alive by us.
            thread.setDaemon(true);
            threads.add(thread);
        }
        return own;
    }

    @Override
    public FrameSlot claim() {
        if (claimed == published) {
            await(end, published + 1 - ring.getBufferSize());
            awaitGate();
            claimed = ring.next();
        }
        return ring.get(claimed);
    }

    @Override
    public void publish() {
        ring.publish(claimed);
        published = claimed;
    }

    @Override
    public void drain() {
        await(end, published);
    }

    /** Waits until the worker whose turn is next is done with its last frame. */
    private void awaitGate() {
        if (gates.length > 0) {
            long next = published + 1;
            await(gates[(int) (next % gates.length)], next - gates.length);
        }
    }

    private static void await(SequenceBarrier barrier, long sequence) {
        Uninterrupted.await(() -> {
            try {
                barrier.waitFor(sequence);
            } catch (AlertException | TimeoutException e) {
                throw new IllegalStateException("nobody alerts the feeding thread", e);
            }
        });
    }

    @Override
    public void close() {
        // A processor that is halted while it starts forgets about it, and would wait for ever.
        Uninterrupted.await(started::await);
        halt();
        threads.forEach(thread -> Uninterrupted.await(thread::join));
    }

    private void halt() {
        processors.forEach(BatchEventProcessor::halt);
    }
}
