package dev.roadmask.diagnosis;

import dev.roadmask.video.FrameRate;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.VideoReader;

/**
 * Goes through two videos side by side. Frames less than half a frame apart are a pair; one without a partner is walked
 * past alone, so that a frame lost in the middle doesn't set all others apart.
 */
final class FrameWalk implements AutoCloseable {
    /** What a step came upon. */
    enum Step {
        /** A frame of each, which belong together. */
        PAIR,
        /** A frame of the original that the output lacks. */
        ORIGINAL_ALONE,
        /** A frame of the output that the original lacks. */
        PROCESSED_ALONE,
        /** Nothing more. */
        END
    }

    private static final double USUAL_FRAMES_PER_SECOND = 25;

    private final Side original;
    private final Side processed;
    private final double halfFrameSeconds;
    private final PacketList packets = PacketList.create();
    private Step step;

    /** One video and its next frame. */
    private record Side(VideoReader reader, Picture picture) {
        double seconds() {
            return reader.description().timeBase().seconds(picture.timestamp());
        }
    }

    /** Borrows the readers. */
    FrameWalk(VideoReader original, VideoReader processed) {
        this.original = new Side(original, Picture.empty());
        this.processed = new Side(processed, Picture.empty());
        double rate = original.description()
                .frameRate()
                .map(FrameRate::framesPerSecond)
                .orElse(USUAL_FRAMES_PER_SECOND);
        this.halfFrameSeconds = 0.5 / rate;
    }

    /** Goes on; the pictures of a pair are valid until the next call. */
    Step next() throws VideoException {
        if (step != Step.PROCESSED_ALONE) {
            read(original);
        }
        if (step != Step.ORIGINAL_ALONE) {
            read(processed);
        }
        step = meet();
        return step;
    }

    private void read(Side side) throws VideoException {
        boolean more = step == null || !side.picture.isEmpty();
        if (!more || !side.reader.read(side.picture, packets)) {
            side.picture.release();
        }
        packets.clear();
    }

    private Step meet() {
        if (original.picture.isEmpty() || processed.picture.isEmpty()) {
            boolean none = original.picture.isEmpty() && processed.picture.isEmpty();
            return none ? Step.END : original.picture.isEmpty() ? Step.PROCESSED_ALONE : Step.ORIGINAL_ALONE;
        }
        double later = processed.seconds() - original.seconds();
        if (Math.abs(later) < halfFrameSeconds) {
            return Step.PAIR;
        }
        return later > 0 ? Step.ORIGINAL_ALONE : Step.PROCESSED_ALONE;
    }

    Picture original() {
        return original.picture;
    }

    Picture processed() {
        return processed.picture;
    }

    /** Seconds of the original's frame. */
    double originalSeconds() {
        return original.seconds();
    }

    /** Seconds of the output's frame. */
    double processedSeconds() {
        return processed.seconds();
    }

    @Override
    public void close() {
        packets.close();
        original.picture.close();
        processed.picture.close();
    }
}
