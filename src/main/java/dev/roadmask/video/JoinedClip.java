package dev.roadmask.video;

/**
 * One clip on the film's clock. It begins where the clip before ended, and ends where its last frame does. In a unit too
 * coarse for its frame rate (milliseconds and 29.97) the end is that of its even frames, not of their rounded times; else
 * a long row of clips would drift.
 */
final class JoinedClip {
    private final JoinedClock clock;
    private final String title;
    private final long unitTicks;
    private final long frameTicks;
    private final boolean coarse;
    private JoinedOverlap overlap;
    private long shiftTicks;
    private long startTick;
    private long firstTimestamp;
    private long endTick;
    private long frames;
    private boolean even = true;

    /**
     * @param video the clip's
     * @param frameRate assumed where a frame does not say how long it lasts
     * @param overlap what the next clip may hold once more
     */
    JoinedClip(JoinedClock clock, String title, VideoDescription video, FrameRate frameRate, JoinedOverlap overlap) {
        this.overlap = overlap;
        this.clock = clock;
        this.title = title;
        unitTicks = clock.ticks(video.timeBase());
        frameTicks = clock.ticks(frameRate.frameDuration());
        coarse = video.frameRate().isPresent() && frameTicks % unitTicks != 0;
    }

    /** The clip is the film's first and keeps its times. */
    void beginFilm(long timestamp) {
        begin(timestamp, timestamp * unitTicks);
    }

    /** The clip's first frame shows when the clip before has ended. */
    void beginAfter(JoinedClip before, long timestamp) {
        begin(timestamp, before.endTick());
    }

    private void begin(long timestamp, long tick) {
        firstTimestamp = timestamp;
        startTick = tick;
        endTick = tick;
        shiftTicks = tick - timestamp * unitTicks;
    }

    /** The clip holds no frame that the clip before does not hold. */
    void addNothingTo(JoinedClip before) {
        begin(0, before.endTick());
        overlap = before.overlap;
    }

    /** Whether a frame is one that the clip before has held already. */
    boolean repeats(JoinedClip before, Picture picture) {
        return before.overlap.holds(picture.timestamp() * unitTicks, picture);
    }

    /** Takes note of a frame and gives it its time in the film. */
    void place(Picture picture) {
        long timestamp = picture.timestamp();
        long tick = timestamp * unitTicks + shiftTicks;
        long end = tick + (picture.duration() > 0 ? picture.duration() * unitTicks : frameTicks);
        overlap.add(timestamp * unitTicks, picture);
        long drift = (timestamp - firstTimestamp) * unitTicks - frames * frameTicks;
        even &= Math.abs(drift) <= unitTicks;
        endTick = Math.max(endTick, end);
        frames++;
        long shown = clock.filmTimestamp(tick);
        picture.frame().pts(shown).duration(clock.filmTimestamp(end) - shown);
    }

    /** How far the clip has moved to its place, in a stream's unit. */
    long shift(TimeBase unit) {
        return clock.timestamp(shiftTicks, unit);
    }

    String title() {
        return title;
    }

    ClipChapter chapter() {
        return new ClipChapter(title, clock.filmTimestamp(startTick), clock.filmTimestamp(endTick()));
    }

    private long endTick() {
        return coarse && even ? startTick + frames * frameTicks : endTick;
    }
}
