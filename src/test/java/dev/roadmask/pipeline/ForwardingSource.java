package dev.roadmask.pipeline;

import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;

/** A source that changes nothing, for others that change one thing. */
class ForwardingSource implements FrameSource {
    private final FrameSource source;

    ForwardingSource(FrameSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public VideoDescription description() {
        return source.description();
    }

    @Override
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        return source.read(picture, packets);
    }

    @Override
    public Damage damage() {
        return source.damage();
    }
}
