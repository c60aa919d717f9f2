package dev.roadmask.output;

import dev.roadmask.mask.Zones;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoSource;
import java.util.Objects;

/**
 * What the outputs of a pass have in common.
 *
 * @param source the film; borrowed
 * @param provenance what makes them
 * @param zones where in the picture masks may be
 * @param overwrite whether existing outputs may be replaced
 */
public record OutputContext(VideoSource source, Provenance provenance, Zones zones, boolean overwrite) {
    public OutputContext {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(zones, "zones");
    }

    /** Where masks may be anywhere. */
    public OutputContext(VideoSource source, Provenance provenance, boolean overwrite) {
        this(source, provenance, Zones.none(), overwrite);
    }

    /** Size, rotation and time base of the film. */
    public VideoDescription video() {
        return source.description();
    }

    /** Width of the masks: of the picture as shown. */
    public int width() {
        return video().shownWidth();
    }

    /** Height of the masks. */
    public int height() {
        return video().shownHeight();
    }

    /** What its frames are called. */
    public FrameNames names() {
        return new FrameNames(video().timeBase());
    }
}
