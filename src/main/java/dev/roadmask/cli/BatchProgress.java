package dev.roadmask.cli;

import dev.roadmask.pipeline.Progress;
import dev.roadmask.video.VideoDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The one bar of many runs, by bytes of the inputs: a file counts with its size, and inside it with its frames so far of
 * those that it is said to have.
 */
final class BatchProgress implements AutoCloseable {
    private static final int FRAMES_PER_UPDATE = 16;

    private final CountBar bar;
    private final int files;
    private int begun;
    private long bytesDone;
    private long fileBytes;
    private String place = "";

    /** A bar for the inputs that there is work to do for. */
    BatchProgress(List<Path> inputs, boolean quiet) {
        files = inputs.size();
        bar = CountBar.ofBytes(
                "segmenting", inputs.stream().mapToLong(BatchProgress::bytes).sum(), quiet);
    }

    /** The next input begins. */
    void begin(Path input) {
        begun++;
        fileBytes = bytes(input);
        place = String.format(Locale.ROOT, " %d/%d %s", begun, files, input.getFileName());
        bar.say(place);
    }

    /** Follows the frames of the input that has begun. */
    Progress follow(VideoDescription video) {
        return new Follower(video, place, bytesDone, fileBytes);
    }

    /** The input that has begun has ended, one way or another. */
    void end() {
        bytesDone += fileBytes;
        bar.stepTo(bytesDone);
    }

    /** Prints a line of a warning or an error. */
    void print(String line) {
        bar.printAbove(System.err, line);
    }

    @Override
    public void close() {
        bar.close();
    }

    private static long bytes(Path file) {
        // A file that has gone since counts nothing.
        return file.toFile().length();
    }

    private final class Follower implements Progress {
        private final VideoDescription video;
        private final String where;
        private final long before;
        private final long bytes;
        private final long begin = System.nanoTime();
        private long firstTimestamp = Long.MIN_VALUE;

        Follower(VideoDescription video, String where, long before, long bytes) {
            this.video = video;
            this.where = where;
            this.before = before;
            this.bytes = bytes;
        }

        @Override
        public void frameDone(long frames, long timestamp) {
            firstTimestamp = firstTimestamp == Long.MIN_VALUE ? timestamp : firstTimestamp;
            if (frames % FRAMES_PER_UPDATE == 0) {
                long expected = Math.max(frames, video.frameCount().orElse(Long.MAX_VALUE));
                bar.stepTo(before + Math.round((double) bytes * frames / expected));
                double filmSeconds = video.timeBase().seconds(timestamp - firstTimestamp);
                double realtime = filmSeconds * 1e9 / (System.nanoTime() - begin);
                bar.say(String.format(Locale.ROOT, "%s, %.2f x real time", where, realtime));
            }
        }
    }
}
