package dev.roadmask.live;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.VideoDescription;

/** Hangs the painted pictures of a stretch on the screen. */
final class ScreenSink implements Sink {
    private final Screen screen;
    private final VideoDescription video;
    private final LiveFigures figures;

    ScreenSink(Screen screen, VideoDescription video, LiveFigures figures) {
        this.screen = screen;
        this.video = video;
        this.figures = figures;
    }

    @Override
    public String name() {
        return "show";
    }

    @Override
    public void process(FrameSlot frame) {
        figures.painted(frame.arrivedNanos());
        screen.show(frame.painted(), video, frame.arrivedNanos());
    }

    @Override
    public void finish(PacketList rest) {
        // The last picture stays; what it is worth, the state of the preview tells.
    }

    @Override
    public void keep() {
        // Nothing is left behind.
    }
}
