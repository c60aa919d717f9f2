package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Several clips as one film, as if the camera had never begun a new file: every clip's first frame shows exactly when the
 * last of the clip before ends, and sound goes on ({@link JoinedStream}). Times are in the first clip's units. Each clip
 * becomes a chapter. One clip is open at a time. One thread.
 */
public final class JoinedReader extends VideoSource {
    private static final FrameRate UNKNOWN_RATE = new FrameRate(30, 1);

    private final List<Path> files;
    private final ReaderOptions options;
    private final VideoDescription description;
    private final List<JoinedClip> clips;
    private final List<String> warnings = new ArrayList<>();
    private final List<JoinedStream> streams = new ArrayList<>();
    private final List<Integer> filmIndices = new ArrayList<>();
    private final PacketList read = PacketList.create();
    private JoinedStream[] streamsByClipIndex;
    private int[] filmIndexByClipIndex;
    private VideoReader current;
    private int clip;
    private boolean clipHasBegun;
    private long frames;
    private long damagedBefore;
    private boolean closed;

    private JoinedReader(List<Path> files, ReaderOptions options, List<VideoDescription> videos, VideoReader first) {
        this.files = files;
        this.options = options;
        current = first;
        description = film(videos);
        clips = line(files, videos);
        for (ClipLayout.Stream stream : ClipLayout.of(first).streams()) {
            streams.add(new JoinedStream(first.input().stream(stream.index()), files.size() == 1, warnings));
            filmIndices.add(stream.index());
        }
        mapStreams();
    }

    /**
     * Looks into all clips and opens the first; the caller closes the reader.
     *
     * @param files in the order in which they follow each other, one at least
     * @throws VideoException of kind INPUT if a clip cannot be opened or is not like the first
     */
    public static JoinedReader open(List<Path> files, ReaderOptions options) throws VideoException {
        List<VideoDescription> videos = new ArrayList<>();
        VideoReader first = VideoReader.open(files.get(0), options);
        try {
            ClipLayout layout = ClipLayout.of(first);
            videos.add(first.description());
            for (Path file : files.subList(1, files.size())) {
                try (VideoReader clip = VideoReader.open(file, options)) {
                    requireLike(layout, files.get(0), clip);
                    videos.add(clip.description());
                }
            }
            return new JoinedReader(List.copyOf(files), options, videos, first);
        } catch (VideoException | RuntimeException failure) {
            first.close();
            throw failure;
        }
    }

    @Override
    public VideoDescription description() {
        requireOpen();
        return description;
    }

    @Override
    public Path file() {
        return files.get(0);
    }

    @Override
    public List<Path> files() {
        return files;
    }

    @Override
    public String name() {
        return file() + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more");
    }

    @Override
    public boolean read(Picture picture, PacketList packets) throws VideoException {
        requireOpen();
        while (!current.read(picture, read)) {
            hand(packets);
            if (clip + 1 == files.size()) {
                return false;
            }
            openNext();
        }
        if (!clipHasBegun) {
            begin(picture.timestamp());
        }
        hand(packets);
        clips.get(clip).place(picture);
        frames++;
        return true;
    }

    @Override
    public long framesRead() {
        requireOpen();
        return frames;
    }

    @Override
    public long damagedFrames() {
        requireOpen();
        return damagedBefore + current.damagedFrames();
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            read.close();
            current.close();
        }
    }

    @Override
    MediaInput input() {
        requireOpen();
        if (frames > 0) {
            throw new IllegalStateException("the first clip may be closed already: frames=" + frames);
        }
        return current.input();
    }

    @Override
    List<ClipChapter> clipChapters() {
        if (files.size() == 1) {
            return List.of(); // It has its own.
        }
        int begun = clipHasBegun ? clip + 1 : clip;
        return clips.subList(0, begun).stream().map(JoinedClip::chapter).toList();
    }

    private void openNext() throws VideoException {
        // Opened before the other is closed: a failure leaves this object as it was.
        VideoReader next = VideoReader.open(files.get(clip + 1), options);
        damagedBefore += current.damagedFrames();
        current.close();
        current = next;
        clip++;
        clipHasBegun = false;
        mapStreams();
    }

    /** Places the clip, now that its first timestamp is known. */
    private void begin(long timestamp) {
        JoinedClip place = clips.get(clip);
        if (clip == 0) {
            place.beginFilm(timestamp);
        } else {
            place.beginAfter(clips.get(clip - 1), timestamp);
            for (int i = 0; i < streamsByClipIndex.length; i++) {
                if (streamsByClipIndex[i] != null) {
                    String name = String.valueOf(files.get(clip).getFileName());
                    streamsByClipIndex[i].begin(current.input().stream(i), name, clip + 1 == files.size(), place);
                }
            }
        }
        clipHasBegun = true;
    }

    /** Moves the packets that have been read to their places and hands them on. */
    private void hand(PacketList packets) {
        for (int i = 0; i < read.size(); i++) {
            AVPacket packet = read.packet(i);
            int index = packet.stream_index();
            JoinedStream stream = index < streamsByClipIndex.length ? streamsByClipIndex[index] : null;
            if (stream != null && stream.place(packet)) {
                packet.stream_index(filmIndexByClipIndex[index]);
                packets.take(packet);
            }
        }
        read.clear();
    }

    /** Finds the film's streams in the clip that has been opened: the same ones, if perhaps at other places. */
    private void mapStreams() {
        MediaInput input = current.input();
        streamsByClipIndex = new JoinedStream[input.streams()];
        filmIndexByClipIndex = new int[input.streams()];
        int next = 0;
        for (int i = 0; i < input.streams() && next < streams.size(); i++) {
            boolean copied =
                    i != current.description().streamIndex() && input.stream(i).discard() != AVDISCARD_ALL;
            if (copied) {
                streamsByClipIndex[i] = streams.get(next);
                filmIndexByClipIndex[i] = filmIndices.get(next);
                next++;
            }
        }
    }

    private static List<JoinedClip> line(List<Path> files, List<VideoDescription> videos) {
        List<TimeBase> units = new ArrayList<>();
        videos.forEach(video -> units.add(video.timeBase()));
        videos.forEach(video -> units.add(rate(video).frameDuration()));
        JoinedClock clock = JoinedClock.of(units);
        List<JoinedClip> clips = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String title = String.valueOf(files.get(i).getFileName());
            clips.add(new JoinedClip(clock, title, videos.get(i), rate(videos.get(i))));
        }
        return clips;
    }

    private static FrameRate rate(VideoDescription video) {
        return video.frameRate().orElse(UNKNOWN_RATE);
    }

    /** The first clip's description, as long as all of them. */
    private static VideoDescription film(List<VideoDescription> videos) {
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

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("joined reader is closed");
        }
    }
}
