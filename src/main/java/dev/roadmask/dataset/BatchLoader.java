package dev.roadmask.dataset;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Prepares the batches of one epoch on a thread of its own, a few ahead of the trainer. {@link #next}, {@link #giveBack}
 * and {@link #close} belong to the trainer's thread. The last pictures that don't fill a batch are left out.
 */
public final class BatchLoader implements AutoCloseable {
    private static final int BATCHES_AHEAD = 3;

    private final TrainingMix mix;
    private final int epoch;
    private final double leastObject;
    private final Augmenter augmenter;
    private final BlockingQueue<Batch> free;
    private final BlockingQueue<Object> ready = new ArrayBlockingQueue<>(BATCHES_AHEAD + 1);
    private final Map<TrainingMix.Source, Mat> truthTables;
    private final Map<TrainingMix.Source, Mat> classTables;
    private final int batches;
    private final Thread thread;
    private int taken;

    /**
     * Starts to load.
     *
     * @param epoch from 0; decides, with the mix's seed, everything random
     */
    public BatchLoader(TrainingMix mix, int epoch, BatchPlan plan) {
        this.mix = mix;
        this.epoch = epoch;
        this.leastObject = plan.leastObject();
        this.augmenter = new Augmenter(plan.augmentation(), plan.width(), plan.height());
        this.batches = mix.size() / plan.size();
        this.truthTables = tables(mix, source -> source.dataset().labels().truthTable());
        this.classTables =
                tables(mix, source -> source.dataset().labels().classTable(source.classOffset(), source.classes()));
        this.free = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        for (int i = 0; i < BATCHES_AHEAD; i++) {
            free.add(Batch.allocate(plan.size(), plan.width(), plan.height()));
        }
        this.thread = new Thread(this::load, "roadmask-batches");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Table {
        byte[] of(TrainingMix.Source source);
    }

    private static Map<TrainingMix.Source, Mat> tables(TrainingMix mix, Table table) {
        Map<TrainingMix.Source, Mat> tables = new IdentityHashMap<>();
        for (TrainingMix.Source source : mix.sources()) {
            Mat mat = new Mat(1, 256, CV_8UC1);
            mat.data().put(table.of(source));
            tables.put(source, mat);
        }
        return tables;
    }

    /** Batches in the epoch. */
    public int batches() {
        return batches;
    }

    /** The next batch, or null after the last; goes back with {@link #giveBack}. */
    public Batch next() throws DatasetException, InterruptedException {
        if (taken == batches) {
            return null;
        }
        Object next = ready.take();
        if (next instanceof DatasetException fault) {
            throw new DatasetException(fault.getMessage(), fault);
        }
        if (next instanceof Throwable fault) {
            throw new IllegalStateException("loading failed in epoch " + epoch, fault);
        }
        taken++;
        return (Batch) next;
    }

    /** Lets the loader fill the batch again. */
    public void giveBack(Batch batch) {
        free.add(batch);
    }

    private void load() {
        try {
            // One picture at a time on this thread: the cores belong to libtorch.
            setNumThreads(1);
            List<TrainingMix.Pick> picks = mix.epoch(epoch);
            for (int i = 0; i < batches; i++) {
                Batch batch = free.take();
                fill(batch, picks, i * batch.size());
                ready.put(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DatasetException | RuntimeException | Error e) {
            ready.add(e);
        }
    }

    private void fill(Batch batch, List<TrainingMix.Pick> picks, int first) throws DatasetException {
        for (int i = 0; i < batch.size(); i++) {
            TrainingMix.Pick pick = picks.get(first + i);
            SplittableRandom random = new SplittableRandom((mix.seed() * 1_000_003 + epoch) * 1_000_003 + first + i);
            try (Example example = pick.picture().read();
                    Window window = new Window(batch, i)) {
                batch.names().set(i, pick.picture().picture().getFileName().toString());
                SmallRegions.remove(example, pick.source().dataset().labels(), leastObject);
                Mat truth = truthTables.get(pick.source());
                augmenter.apply(example, truth, classTables.get(pick.source()), random, window);
            }
        }
    }

    /** Stops loading and waits until its thread has gone; idempotent. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        truthTables.values().forEach(Mat::close);
        classTables.values().forEach(Mat::close);
    }
}
