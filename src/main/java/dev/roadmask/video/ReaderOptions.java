package dev.roadmask.video;

import java.util.OptionalInt;

/**
 * How to read a video.
 *
 * @param stream index of the video stream; without one, the first that is not an attached picture
 * @param decoderThreads threads of the decoder, 1 to 64; each adds a frame of delay and of memory
 * @param strict whether damage is an error rather than counted
 */
public record ReaderOptions(OptionalInt stream, int decoderThreads, boolean strict) {
    /** Refuses a negative stream index and a senseless number of threads. */
    public ReaderOptions {
        if (stream.isPresent() && stream.getAsInt() < 0) {
            throw new IllegalArgumentException("stream must not be negative: stream=" + stream.getAsInt());
        }
        if (decoderThreads < 1 || decoderThreads > 64) {
            throw new IllegalArgumentException("decoderThreads must lie in [1, 64]: decoderThreads=" + decoderThreads);
        }
    }

    /** The first video stream, two decoder threads, whatever decodes. */
    public static ReaderOptions defaults() {
        return new ReaderOptions(OptionalInt.empty(), 2, false);
    }

    /** The same with another stream. */
    public ReaderOptions withStream(int index) {
        return new ReaderOptions(OptionalInt.of(index), decoderThreads, strict);
    }

    /** The same with another number of decoder threads. */
    public ReaderOptions withDecoderThreads(int threads) {
        return new ReaderOptions(stream, threads, strict);
    }

    /** The same with damage as an error, or without. */
    public ReaderOptions withStrict(boolean refuseDamage) {
        return new ReaderOptions(stream, decoderThreads, refuseDamage);
    }
}
