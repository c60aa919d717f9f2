package dev.roadmask.live;

import dev.roadmask.pipeline.FrameSource;
import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import java.util.List;
import java.util.Optional;

/** The pictures of one stretch, out of the mailbox. */
record StretchSource(String name, Stretch stretch, Mailbox mailbox) implements FrameSource {
    @Override
    public VideoDescription description() {
        return stretch.description();
    }

    @Override
    public boolean read(Picture picture, PacketList packets) {
        try {
            return mailbox.take(stretch, picture, packets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public long arrivedNanos() {
        return mailbox.arrivedNanos();
    }

    /** The figures of the preview have it; a stretch is not a file. */
    @Override
    public Damage damage() {
        return new Damage(0, List.of(), Optional.empty());
    }
}
