package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the containers of clips say that are to become one film.
 *
 * @param files in order
 * @param videos a description each
 * @param starts the first timestamp of each, or AV_NOPTS_VALUE
 */
record ClipRow(List<Path> files, List<VideoDescription> videos, List<Long> starts) {
    private static final FrameRate UNKNOWN_RATE = new FrameRate(30, 1);

    /** Opens every clip but the first, which is open already, and closes it again. */
    static ClipRow inspect(VideoReader first, List<Path> files, ReaderOptions options) throws VideoException {
        ClipLayout layout = ClipLayout.of(first);
        ClipRow row = new ClipRow(List.copyOf(files), new ArrayList<>(), new ArrayList<>());
        row.add(first);
        for (Path file : files.subList(1, files.size())) {
            try (VideoReader clip = VideoReader.open(file, options)) {
                requireLike(layout, first.file(), clip);
                row.add(clip);
            }
        }
        return row;
    }

    private void add(VideoReader clip) {
        videos.add(clip.description());
        starts.add(start(clip));
    }

    /** The clips in a row, none of which has begun. */
    List<JoinedClip> clips() {
        List<TimeBase> units = new ArrayList<>();
        videos.forEach(video -> units.add(video.timeBase()));
        videos.forEach(video -> units.add(rate(video).frameDuration()));
        JoinedClock clock = JoinedClock.of(units);
        List<JoinedClip> clips = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String title = String.valueOf(files.get(i).getFileName());
            clips.add(new JoinedClip(clock, title, videos.get(i), rate(videos.get(i)), overlap(clock, i)));
        }
        return clips;
    }

    /** By the containers' own times: whether the clip after one begins inside it. */
    private JoinedOverlap overlap(JoinedClock clock, int i) {
        if (i + 1 == videos.size() || starts.get(i) == AV_NOPTS_VALUE || starts.get(i + 1) == AV_NOPTS_VALUE) {
            return new JoinedOverlap(Long.MAX_VALUE);
        }
        long start = starts.get(i) * clock.ticks(videos.get(i).timeBase());
        long next = starts.get(i + 1) * clock.ticks(videos.get(i + 1).timeBase());
        // Clips that all begin at zero have a clock each.
        return new JoinedOverlap(next > start ? next : Long.MAX_VALUE);
    }

    private static long start(VideoReader clip) {
        return clip.input().stream(clip.description().streamIndex()).start_time();
    }

    private static FrameRate rate(VideoDescription video) {
        return video.frameRate().orElse(UNKNOWN_RATE);
    }

    /** The first clip's description, as long as all of them. */
    VideoDescription film() {
        OptionalDouble seconds = OptionalDouble.of(0);
        OptionalLong frames = OptionalLong.of(0);
        for (VideoDescription video : videos) {
            seconds = seconds.isPresent() && video.durationSeconds().isPresent()
                    ? OptionalDouble.of(
                            seconds.getAsDouble() + video.durationSeconds().getAsDouble())
                    : OptionalDouble.empty();
            frames = frames.isPresent() && video.frameCount().isPresent()
                    ? OptionalLong.of(frames.getAsLong() + video.frameCount().getAsLong())
                    : OptionalLong.empty();
        }
        return videos.get(0).lasting(seconds, frames);
    }

    private static void requireLike(ClipLayout layout, Path first, VideoReader clip) throws VideoException {
        Optional<String> difference = ClipLayout.of(clip).difference(layout);
        if (difference.isPresent()) {
            throw new VideoException(
                    VideoException.Kind.INPUT,
                    "cannot join " + clip.file() + " to " + first + ": " + difference.get() + ". Leave it out");
        }
    }
}
