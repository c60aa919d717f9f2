package dev.roadmask.pipeline;

import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoSource;

/** The frames of a file or of joined clips, all of them. */
record FileSource(VideoSource reader) implements FrameSource {
    @Override
    public String name() {
        return reader.name();
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
    public Damage damage() {
        return reader.damage();
    }
}
