package dev.roadmask.pipeline;

import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;

/** The frames of a file, all of them. */
record FileSource(VideoReader reader) implements FrameSource {
    @Override
    public String name() {
        return reader.file().toString();
    }

    @Override
    public VideoDescription description() {
        return reader.description();
    }

    @Override
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        return reader.read(picture, packets);
    }

    @Override
    public long damagedFrames() {
        return reader.damagedFrames();
    }

    @Override
    public Damage damage() {
        return reader.damage();
    }
}
