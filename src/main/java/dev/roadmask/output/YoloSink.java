package dev.roadmask.output;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The masks as YOLO segmentation labels: a text file a frame, in it a line for each region, {@code 0 x1 y1 x2 y2 ...} in
 * shares of width and height. A frame without cars has an empty file.
 */
public final class YoloSink implements Sink, AutoCloseable {
    private final GrowingFolder folder;
    private final int every;
    private final FrameNames names;
    private final YoloLabels labels = new YoloLabels();

    private YoloSink(GrowingFolder folder, int every, FrameNames names) {
        this.folder = folder;
        this.every = every;
        this.names = names;
    }

    /**
     * Makes FOLDER.part.
     *
     * @param folder its final name
     * @param every writes every n-th frame, from the first on
     * @param context of the pass
     * @throws OutputException if it is there already, or cannot be written
     */
    public static YoloSink open(Path folder, int every, OutputContext context) throws OutputException {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1: every=" + every);
        }
        return new YoloSink(
                GrowingFolder.create(folder, FrameNames.files("txt"), context.overwrite()), every, context.names());
    }

    @Override
    public String name() {
        return "yolo";
    }

    @Override
    public void process(FrameSlot frame) throws OutputException {
        if (frame.index() % every == 0) {
            labels.write(frame.mask(), frame.regions());
            String file = names.stem(frame.index(), frame.timestamp()) + ".txt";
            folder.write(file, labels.text(), 0, labels.length());
        }
    }

    @Override
    public void finish(PacketList rest) throws OutputException {
        folder.complete();
    }

    @Override
    public void publish() throws OutputException {
        folder.publish();
    }

    @Override
    public void keep() {
        // Each file is whole; the folder stays a part.
    }

    @Override
    public Optional<Path> output() {
        return Optional.of(folder.folder());
    }

    /** What is not published stays as FOLDER.part; an empty one is removed. */
    @Override
    public void close() {
        folder.close();
    }
}
