package dev.roadmask.live;

import dev.roadmask.video.LiveReader;
import dev.roadmask.video.LiveStreams;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;

/** A connection that reads a real source; takes ownership of the reader. */
record ReaderConnection(LiveReader reader) implements Connection {
    @Override
    public VideoDescription description() {
        return reader.description();
    }

    @Override
    public LiveStreams streams() {
        return reader.streams();
    }

    @Override
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        return reader.read(picture, packets);
    }

    @Override
    public long arrivedNanos() {
        return reader.arrivedNanos();
    }

    @Override
    public void close() {
        reader.close();
    }
}
