package dev.roadmask.video;

/** Lets tests of other rooms take a file for a live source. */
public final class LiveStreamsOf {
    private LiveStreamsOf() {}

    /** The streams of an open file; the caller closes them. */
    public static LiveStreams file(VideoReader reader) {
        return LiveStreams.of(reader.input(), reader.description());
    }
}
