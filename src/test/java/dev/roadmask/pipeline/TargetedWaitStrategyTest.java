package dev.roadmask.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TargetedWaitStrategyTest {
    private final TargetedWaitStrategy waiting = new TargetedWaitStrategy(2);
    private final RingBuffer<Object> ring = RingBuffer.createSingleProducer(Object::new, 8, waiting);
    private final Sequence handler = new Sequence();
    private final SequenceBarrier behindHandler = ring.newBarrier(handler);

    @Test
    void doesNotWaitForWhatIsThere() throws Exception {
        ring.publish(ring.next());
        handler.set(0);
        assertEquals(0, behindHandler.waitFor(0));
    }

    @Test
    void wakesWhenTheHandlerBeforeIsDone() throws Exception {
        ring.publish(ring.next());
        FutureTask<Long> waiter = inThread(() -> behindHandler.waitFor(0));
        Thread.sleep(50);
        assertTrue(!waiter.isDone());
        handler.set(0);
        waiting.signalAllWhenBlocking();
        assertEquals(0, waiter.get());
    }

    @Test
    void wakesOnAnAlert() throws Exception {
        FutureTask<Long> waiter = inThread(() -> behindHandler.waitFor(0));
        Thread.sleep(50);
        behindHandler.alert();
        ExecutionException failure = assertThrows(ExecutionException.class, waiter::get);
        assertEquals(AlertException.class, failure.getCause().getClass());
    }

    @Test
    void sleepsWhileItWaits() throws Exception {
        CompletableFuture<Long> cpuNanos = new CompletableFuture<>();
        ring.publish(ring.next());
        FutureTask<Long> waiter = inThread(() -> {
            long available = behindHandler.waitFor(0);
            cpuNanos.complete(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
            return available;
        });
        Thread.sleep(300);
        handler.set(0);
        waiting.signalAllWhenBlocking();
        waiter.get();
        assertTrue(cpuNanos.get() < 100_000_000, "cpuNanos=" + cpuNanos.get());
    }

    /** Two threads hand a token to and fro; a lost wake-up would hang it. */
    @Test
    void losesNoWakeUp() throws Exception {
        int rounds = 20_000;
        Sequence other = new Sequence();
        SequenceBarrier behindOther = ring.newBarrier(other);
        FutureTask<Long> echo = inThread(() -> {
            for (long i = 0; i < rounds; i++) {
                behindHandler.waitFor(i);
                other.set(i);
                waiting.signalAllWhenBlocking();
            }
            return other.get();
        });
        for (long i = 0; i < rounds; i++) {
            handler.set(i);
            waiting.signalAllWhenBlocking();
            behindOther.waitFor(i);
        }
        assertEquals(rounds - 1, echo.get());
    }

    private static FutureTask<Long> inThread(Callable<Long> wait) {
        FutureTask<Long> task = new FutureTask<>(wait);
        Thread thread = new Thread(task, "waiter");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
