package dev.roadmask.output;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.GrayPng;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.VideoException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of PNGs: the mask of every n-th frame, or its probability. */
final class PngSink implements Sink, AutoCloseable {
    private final GrowingFolder folder;
    private final GrayPng png;
    private final MaskPixels pixels;
    private final FrameNames names;
    private final boolean probability;
    private final int every;

    private PngSink(GrowingFolder folder, GrayPng png, OutputContext context, boolean probability, int every) {
        this.folder = folder;
        this.png = png;
        this.probability = probability;
        this.every = every;
        pixels = new MaskPixels(context.zones().allowed(context.width(), context.height()));
        names = context.names();
    }

    /**
     * Opens the folder.
     *
     * @param probability whether to write that instead of the mask
     * @param every write every n-th frame, from the first on
     */
    static PngSink open(Path folder, boolean probability, int every, OutputContext context)
            throws OutputException, VideoException {
        GrayPng png = GrayPng.open(context.width(), context.height());
        try {
            return new PngSink(
                    GrowingFolder.create(folder, FrameNames.files("png"), context.overwrite()),
                    png,
                    context,
                    probability,
                    every);
        } catch (OutputException failure) {
            png.close();
            throw failure;
        }
    }

    @Override
    public String name() {
        return "png";
    }

    @Override
    public void process(FrameSlot frame) throws OutputException, VideoException {
        if (frame.index() % every != 0) {
            return;
        }
        if (probability) {
            pixels.put(frame.probability(), frame.probabilityWidth(), frame.probabilityHeight(), png.picture());
        } else {
            pixels.put(frame.mask(), png.picture());
        }
        ByteBuffer file = png.encode();
        String name = names.stem(frame.index(), frame.timestamp()) + ".png";
        folder.write(name, file.array(), file.position(), file.remaining());
    }

    @Override
    public void finish(PacketList rest) {
        folder.complete();
    }

    @Override
    public void publish() throws OutputException {
        folder.publish();
    }

    @Override
    public void keep() {
        // Every file in the part is whole.
    }

    @Override
    public Optional<Path> output() {
        return Optional.of(folder.folder());
    }

    @Override
    public void close() {
        png.close();
        folder.close();
    }
}
