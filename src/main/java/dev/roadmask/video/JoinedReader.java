package dev.roadmask.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Several clips as one film, as if the camera had never begun a new file: every clip's first frame shows exactly when the
 * last of the clip before ends, and sound goes on ({@link JoinedStream}). Times are in the first clip's units. Each clip
 * becomes a chapter. One clip is open at a time. One thread.
 */
public final class JoinedReader extends VideoSource {
    private static final TimeBase MICROSECOND = new TimeBase(1, 1_000_000);

    private final List<Path> files;
    private final ReaderOptions options;
    private final VideoDescription description;
    private final List<JoinedClip> clips;
    private final List<String> warnings = new ArrayList<>();
    private final JoinedStreams streams;
    private final PacketList read = PacketList.create();
    private VideoReader current;
    private int clip;
    private boolean clipHasBegun;
    private long frames;
    private long repeated;
    private final List<Damage> damageBefore = new ArrayList<>();
    private boolean closed;

    private JoinedReader(List<Path> files, ReaderOptions options, ClipRow row, VideoReader first) {
        this.files = files;
        this.options = options;
        current = first;
        description = row.film();
        clips = row.clips();
        streams = new JoinedStreams(first, files.size() == 1, warnings);
    }

    /**
     * Looks into all clips and opens the first; the caller closes the reader.
     *
     * @param files in the order in which they follow each other, one at least
     * @throws VideoException of kind INPUT if a clip cannot be opened or is not like the first
     */
    public static JoinedReader open(List<Path> files, ReaderOptions options) throws VideoException {
        VideoReader first = VideoReader.open(files.get(0), options);
        try {
            return new JoinedReader(List.copyOf(files), options, ClipRow.inspect(first, files, options), first);
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
        while (!readNew(picture)) {
            endClip(packets);
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

    /** Reads the clip's next frame that the clip before has not held already; false at its end. */
    private boolean readNew(Picture picture) throws VideoException {
        while (current.read(picture, read)) {
            boolean seam = clip > 0 && !clipHasBegun;
            if (!seam || !clips.get(clip).repeats(clips.get(clip - 1), picture)) {
                return true;
            }
            repeated++;
        }
        return false;
    }

    /** Hands on what is left of the clip. */
    private void endClip(PacketList packets) {
        if (!clipHasBegun) {
            clips.get(clip).addNothingTo(clips.get(clip - 1));
            read.clear();
            repeated = 0;
        }
        hand(packets);
    }

    @Override
    public long framesRead() {
        requireOpen();
        return frames;
    }

    @Override
    public Damage damage() {
        requireOpen();
        return Stream.concat(damageBefore.stream(), Stream.of(currentDamage()))
                .reduce(Damage::plus)
                .orElseThrow();
    }

    private Damage currentDamage() {
        double shift = clips.get(clip).shift(MICROSECOND) * 1e-6;
        return current.damage().of(String.valueOf(current.file().getFileName()), shift);
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
        return clips.subList(0, begun).stream()
                .map(JoinedClip::chapter)
                .filter(chapter -> chapter.end() > chapter.start())
                .toList();
    }

    private void openNext() throws VideoException {
        // Opened before the other is closed: a failure leaves this object as it was.
        VideoReader next = VideoReader.open(files.get(clip + 1), options);
        damageBefore.add(currentDamage());
        current.close();
        current = next;
        clip++;
        clipHasBegun = false;
        streams.open(next);
    }

    /** Places the clip, now that its first timestamp is known. */
    private void begin(long timestamp) {
        JoinedClip place = clips.get(clip);
        if (clip == 0) {
            place.beginFilm(timestamp);
        } else {
            place.beginAfter(clips.get(clip - 1), timestamp);
            streams.begin(place, clip + 1 == files.size());
        }
        if (repeated > 0) {
            warnings.add("left out the first " + repeated + " frames of " + place.title()
                    + ", which the clip before holds already, bit by bit");
        }
        repeated = 0;
        clipHasBegun = true;
    }

    /** Moves the packets that have been read to their places and hands them on. */
    private void hand(PacketList packets) {
        streams.move(read, packets);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("joined reader is closed");
        }
    }
}
