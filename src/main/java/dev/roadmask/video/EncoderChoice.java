package dev.roadmask.video;

import java.util.Optional;

/**
 * The encoder that is to write a video.
 *
 * @param encoder open; whoever holds the choice closes it
 * @param passedOver why a better one could not be taken, where there is one that opens
 */
record EncoderChoice(VideoEncoder encoder, Optional<String> passedOver) {
    /** What to tell of it: {@code written as AV1 by libsvtav1: libopenh264 takes 8 bits, this is 10}. */
    Optional<String> warning() {
        return passedOver.map(why -> "written as %s by %s: %s".formatted(encoder.codecTitle(), encoder.name(), why));
    }
}
