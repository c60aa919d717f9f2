package dev.roadmask.live;

import java.util.Locale;

/** Why a frame was left out. */
public enum DropReason {
    /** The network had no room for it before a newer one came. */
    BUSY,
    /** Painted, but every viewer was busy with an earlier one until a newer one came. */
    UNSEEN,
    /** Nobody took it before the connection broke or the preview was stopped. */
    CUT;

    /** As metrics have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
