package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/**
 * What an MP4 says of each of its tracks, in the box {@code mdhd}. FFmpeg writes the file's creation time into all of
 * them, and into a MOV no language but those of an old Macintosh; so both are put right once the file is whole.
 */
final class TrackHeaders {
    private static final long SECONDS_1904_TO_1970 = 2_082_844_800L;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");

    private final RandomAccessFile bytes;
    private final AVFormatContext written;
    private int track;

    private TrackHeaders(RandomAccessFile bytes, AVFormatContext written) {
        this.bytes = bytes;
        this.written = written;
    }

    /** Goes through the tracks of an ended file, which are those of its streams in their order. */
    static void complete(Path file, AVFormatContext written) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            new TrackHeaders(bytes, written).walk(0, bytes.length());
        }
    }

    private void walk(long from, long end) throws IOException {
        for (MovieBox box = MovieBox.at(bytes, from, end); box != null; box = MovieBox.at(bytes, box.end(), end)) {
            enter(box);
        }
    }

    private void enter(MovieBox box) throws IOException {
        if (Set.of("moov", "trak", "mdia").contains(box.type())) {
            walk(box.content(), box.end());
        } else if (box.type().equals("mdhd") && track < written.nb_streams()) {
            write(box.content(), written.streams(track++));
        }
    }

    private void write(long at, AVStream stream) throws IOException {
        bytes.seek(at);
        boolean wide = bytes.readInt() >>> 24 == 1;
        long seconds = creationSeconds(stream);
        if (wide && seconds > 0) {
            bytes.writeLong(seconds);
        } else if (seconds > 0 && seconds <= 0xffff_ffffL) {
            bytes.writeInt((int) seconds);
        }
        String language = tag(stream, "language");
        if (LANGUAGE.matcher(language).matches()) {
            // Behind version, creation, change, time scale and duration.
            bytes.seek(at + (wide ? 32 : 20));
            bytes.writeShort(packed(language));
        }
    }

    /** Five bits a letter, as ISO base media files have it. */
    private static int packed(String language) {
        int packed = 0;
        for (char letter : language.toCharArray()) {
            packed = packed << 5 | letter - 'a' + 1;
        }
        return packed;
    }

    private static long creationSeconds(AVStream stream) {
        try {
            String time = tag(stream, "creation_time").replace(' ', 'T');
            String zoned = time.endsWith("Z") ? time : time + "Z";
            return Instant.parse(zoned).getEpochSecond() + SECONDS_1904_TO_1970;
        } catch (DateTimeParseException none) {
            return 0;
        }
    }

    private static String tag(AVStream stream, String key) {
        AVDictionaryEntry entry = av_dict_get(stream.metadata(), key, null, 0);
        return entry == null ? "" : entry.value().getString();
    }
}
