package dev.roadmask.video;

import java.util.List;

/** The video encoders of this FFmpeg build that take pictures from system memory. */
public final class Encoders {
    private Encoders() {}

    /** Names of the encoders in the build, {@code auto}'s candidates first; being in the build is not opening. */
    public static List<String> available() {
        throw new UnsupportedOperationException();
    }

    /** Whether an encoder opens on this machine. */
    public static boolean opens(String encoder) {
        throw new UnsupportedOperationException();
    }
}
