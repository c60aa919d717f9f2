package dev.roadmask;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.PicturePixels;
import dev.roadmask.video.VideoDescription;

/** Tells a program about every frame. */
final class ListenerSink implements Sink, AutoCloseable {
    private final FrameListener listener;
    private final PicturePixels pixels;
    private final SegmentedFrame frame;

    ListenerSink(FrameListener listener, VideoDescription video) {
        this.listener = listener;
        pixels = PicturePixels.of(video);
        frame = new SegmentedFrame(pixels, video.timeBase());
    }

    @Override
    public String name() {
        return "listener";
    }

    @Override
    public void process(FrameSlot slot) throws Exception {
        try {
            listener.frame(frame.of(slot));
        } finally {
            frame.of(null);
        }
    }

    @Override
    public boolean readsMeanProbability() {
        return true;
    }

    @Override
    public boolean readsPicture() {
        return true;
    }

    @Override
    public void finish(PacketList rest) {
        // Everything has been told.
    }

    @Override
    public void keep() {
        // What was told stays told.
    }

    @Override
    public void close() {
        pixels.close();
    }
}
