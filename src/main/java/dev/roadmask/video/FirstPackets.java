package dev.roadmask.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** What streams begin with: a growing file has to describe them before their first packet is written. */
interface FirstPackets {
    /** What takes the headers off a stream's packets, where it has such; owned by the caller. */
    Optional<AdtsRemoval> headersOf(AVStream stream) throws VideoException;

    /** Whether a stream begins within the first fragment of the video's. */
    boolean areEarly(int streamIndex, int videoIndex) throws VideoException;

    /** Those of a file, which is opened again for it. */
    static FirstPackets in(Path file) {
        return new FirstPackets() {
            @Override
            public Optional<AdtsRemoval> headersOf(AVStream stream) throws VideoException {
                return AdtsRemoval.of(file, stream);
            }

            @Override
            public boolean areEarly(int streamIndex, int videoIndex) throws VideoException {
                return StreamStart.isEarly(file, streamIndex, videoIndex);
            }
        };
    }
}
