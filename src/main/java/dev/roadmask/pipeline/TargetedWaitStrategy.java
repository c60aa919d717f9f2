package dev.roadmask.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits without spinning, also for other handlers, and wakes only those whose frame is there.
 *
 * <p>Disruptor's own {@code BlockingWaitStrategy} blocks for the producer alone and spins while a handler before it is at
 * work, which in this pipeline doubled the CPU time a frame. Here whoever advances a sequence has to signal
 * ({@link StageHandler} does after each frame), and every waiting thread has a condition of its own: with one for all,
 * each of five stages would wake five threads a frame to find nothing.
 *
 * <p>No wake-up is lost: a sequence is advanced before the lock is taken to signal, and looked at again under the lock
 * before a thread sleeps.
 */
final class TargetedWaitStrategy implements WaitStrategy {
    private final ReentrantLock lock = new ReentrantLock();
    private final Waiter[] waiters;

    /** What one thread waits for; {@code dependent} is null while the place is free. */
    private static final class Waiter {
        private final Condition condition;
        private Sequence dependent;
        private SequenceBarrier barrier;
        private long wanted;

        private Waiter(Condition condition) {
            this.condition = condition;
        }

        private boolean mayGoOn() {
            return dependent != null && (dependent.get() >= wanted || barrier.isAlerted());
        }
    }

    /**
     * @param threads the most threads that will ever wait at once
     */
    TargetedWaitStrategy(int threads) {
        waiters = new Waiter[threads];
        for (int i = 0; i < threads; i++) {
            waiters[i] = new Waiter(lock.newCondition());
        }
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        long available = dependent.get();
        if (available >= sequence) {
            return available;
        }
        lock.lock();
        try {
            return sleepUntil(sequence, dependent, barrier);
        } finally {
            lock.unlock();
        }
    }

    private long sleepUntil(long sequence, Sequence dependent, SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        Waiter waiter = freePlace();
        waiter.dependent = dependent;
        waiter.barrier = barrier;
        waiter.wanted = sequence;
        try {
            long available = dependent.get();
            while (available < sequence) {
                barrier.checkAlert();
                waiter.condition.await();
                available = dependent.get();
            }
            return available;
        } finally {
            waiter.dependent = null;
        }
    }

    private Waiter freePlace() {
        for (Waiter waiter : waiters) {
            if (waiter.dependent == null) {
                return waiter;
            }
        }
        throw new IllegalStateException("more threads wait than there are: threads=" + waiters.length);
    }

    @Override
    public void signalAllWhenBlocking() {
        lock.lock();
        try {
            for (Waiter waiter : waiters) {
                if (waiter.mayGoOn()) {
                    waiter.condition.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
