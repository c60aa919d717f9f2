package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/** When a clip was recorded, by what its container says. Reads the container's header and nothing else. */
public final class RecordingTime {
    private static final String TAG = "creation_time";
    /** What lies before was written by a camera whose clock was never set. */
    private static final Instant EARLIEST =
            LocalDate.of(2000, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private RecordingTime() {}

    /**
     * The container's time of creation; empty where there is none, or none that can be.
     *
     * @throws VideoException of kind INPUT if the file is no media file
     */
    public static Optional<Instant> of(Path file) throws VideoException {
        try (MediaInput input = InputOpening.openHeader(file)) {
            Optional<Instant> time = plausible(input.context().metadata());
            for (int i = 0; time.isEmpty() && i < input.streams(); i++) {
                time = plausible(input.stream(i).metadata());
            }
            return time;
        }
    }

    private static Optional<Instant> plausible(AVDictionary tags) {
        AVDictionaryEntry entry = av_dict_get(tags, TAG, null, 0);
        return entry == null || entry.isNull()
                ? Optional.empty()
                : parse(entry.value().getString());
    }

    /** Reads {@code 2024-05-01T10:11:12.000000Z}; a blank may stand for the T, and a missing zone counts as UTC. */
    static Optional<Instant> parse(String text) {
        String written = text.strip().replace(' ', 'T');
        try {
            Instant time = Instant.parse(written.endsWith("Z") ? written : written + "Z");
            return time.isBefore(EARLIEST) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeException unknownForm) {
            return Optional.empty();
        }
    }
}
