package dev.roadmask.video;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * An output's older part, left behind by an earlier run, on its way into a new one: its frames are written again as they
 * are, and it goes once the new part holds as much. One thread.
 */
final class Continuation implements AutoCloseable {
    private final MediaOutput output;
    private final KeptFrames kept;

    private Continuation(MediaOutput output, KeptFrames kept) {
        this.output = output;
        this.kept = kept;
    }

    /**
     * The older part of an output that has begun beside it; a part without a frame is replaced, and counts for nothing.
     * The caller closes it.
     *
     * @throws VideoException of kind EXISTS if the part cannot be continued, OUTPUT if it cannot be replaced
     */
    static Optional<Continuation> of(OutputAssembly parts) throws VideoException {
        Optional<KeptFrames> kept = KeptFrames.of(parts);
        if (kept.isEmpty()) {
            parts.output().part().replaceOlder();
        }
        return kept.map(frames -> new Continuation(parts.output(), frames));
    }

    /** Number of frames in the older part. */
    long frames() {
        return kept.count();
    }

    /** The next of them, see {@link KeptFrames#next}. */
    AVPacket next(long timestamp, long duration, TimeBase unit) throws VideoException {
        return kept.next(timestamp, duration, unit);
    }

    /** Once all that the older part held is on the disk again, it may go. */
    void replaceWhenSafe() throws VideoException {
        if (output.bytesOnDisk() >= kept.bytes()) {
            replace();
        }
    }

    /** Puts the new part into the older one's place. */
    void replace() throws VideoException {
        PartFile part = output.part();
        if (part.isBesideOlder()) {
            kept.requireSameHeader(part.path());
            part.replaceOlder();
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
