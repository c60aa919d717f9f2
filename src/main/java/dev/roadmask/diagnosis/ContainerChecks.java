package dev.roadmask.diagnosis;

import dev.roadmask.video.MediaInventory;
import dev.roadmask.video.MediaInventory.Chapter;
import dev.roadmask.video.MediaInventory.Stream;
import dev.roadmask.video.PacketTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what two containers say and carry beside the pictures. */
final class ContainerChecks {
    /** What every container holds of a chapter's time. */
    private static final long CHAPTER_UNIT_NANOS = 1_000_000;

    /** Half a pixel of a thousand. */
    private static final double ASPECT_TOLERANCE = 0.0005;

    private static final String CHROMA = ", chroma ";
    private static final String UNSAID = "unspecified";

    private final MediaInventory original;
    private final MediaInventory processed;
    private final int originalVideo;
    private final int processedVideo;

    /**
     * @param originalVideo index of the stream that was segmented
     * @param processedVideo index of what came of it
     */
    ContainerChecks(MediaInventory original, int originalVideo, MediaInventory processed, int processedVideo) {
        this.original = original;
        this.processed = processed;
        this.originalVideo = originalVideo;
        this.processedVideo = processedVideo;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        copiedStreams(checks);
        checks.add(same(
                "rotation",
                video(original, originalVideo).displayMatrix(),
                video(processed, processedVideo).displayMatrix()));
        checks.add(aspect());
        checks.add(colors());
        checks.add(fileTags(original.tags(), processed.tags()));
        checks.add(tags(
                "metadata of the video",
                video(original, originalVideo).tags(),
                video(processed, processedVideo).tags()));
        checks.add(chapters());
        return checks;
    }

    private static Stream video(MediaInventory inventory, int index) {
        return inventory.streams().stream()
                .filter(stream -> stream.description().index() == index)
                .findFirst()
                .orElseThrow();
    }

    /** Matroska says it as a size in whole pixels, so a fraction of one pixel over the whole width is no difference. */
    private Check aspect() {
        String expected = aspect(original, originalVideo);
        String actual = aspect(processed, processedVideo);
        Check check = same("pixel aspect", expected, actual);
        boolean near = Math.abs(ratio(expected) / ratio(actual) - 1) < ASPECT_TOLERANCE;
        return check.passed() || !near
                ? check
                : new Check("pixel aspect", true, "%s, as near to %s as whole pixels get".formatted(actual, expected));
    }

    private static double ratio(String aspect) {
        String[] parts = aspect.split(":");
        return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }

    /** Square pixels may be said or left unsaid. */
    private static String aspect(MediaInventory inventory, int index) {
        String aspect = video(inventory, index).pixelAspect();
        return aspect.isEmpty() ? "1:1" : aspect;
    }

    /** Pairs each stream with the next one of its kind and codec in the output. */
    private void copiedStreams(List<Check> checks) {
        List<Stream> left = new ArrayList<>(processed.streams());
        left.removeIf(stream -> stream.description().index() == processedVideo);
        for (Stream stream : original.streams()) {
            if (stream.description().index() != originalVideo) {
                Stream copy = left.stream()
                        .filter(other -> sameKind(stream, other))
                        .findFirst()
                        .orElse(null);
                left.remove(copy);
                checks.add(copied(stream, copy));
            }
        }
        for (Stream stream : left) {
            checks.add(new Check(stream.description().toString(), false, "is not in the original"));
        }
    }

    private static boolean sameKind(Stream one, Stream other) {
        return one.description().kind().equals(other.description().kind())
                && one.description().codec().equals(other.description().codec());
    }

    private static Check copied(Stream stream, Stream copy) {
        String name = stream.description().toString();
        PacketTrack packets = stream.packets();
        if (copy == null) {
            return new Check(name, packets.count() == 0, "is missing, with %d packets".formatted(packets.count()));
        }
        if (packets.count() != copy.packets().count()) {
            return new Check(
                    name, false, "%d packets, not %d".formatted(copy.packets().count(), packets.count()));
        }
        if (!packets.sha256().equals(copy.packets().sha256())) {
            return new Check(name, false, "its packets hold other bytes");
        }
        int different = packets.firstDifferentTimestamp(copy.packets());
        if (different >= 0) {
            return new Check(
                    name,
                    false,
                    "packet %d is at %s, not %s"
                            .formatted(different + 1, time(copy.packets(), different), time(packets, different)));
        }
        Check tags = tags(name, stream.tags(), copy.tags());
        return tags.passed()
                ? new Check(name, true, "%d packets, bytes and times equal".formatted(packets.count()))
                : tags;
    }

    private static String time(PacketTrack track, int packet) {
        long timestamp = track.timestamps()[packet];
        return timestamp == PacketTrack.NONE
                ? "no time"
                : "%.6f s".formatted(track.timeBase().seconds(timestamp));
    }

    private static Check same(String name, Object expected, Object actual) {
        boolean equal = expected.equals(actual);
        String words = expected.toString().equals("[]") ? "none" : expected.toString();
        return new Check(name, equal, equal ? words : "%s, not %s".formatted(actual, words));
    }

    /** Of the file itself nothing may be said that the original does not say; of a stream, containers add a little. */
    private static Check fileTags(Map<String, String> expected, Map<String, String> actual) {
        Check kept = tags("metadata", expected, actual);
        for (Map.Entry<String, String> tag : new TreeMap<>(actual).entrySet()) {
            if (kept.passed()
                    && TagValues.counts(tag.getKey(), tag.getValue())
                    && TagValues.find(tag.getKey(), expected) == null) {
                return new Check("metadata", false, "%s is %s, not missing".formatted(tag.getKey(), tag.getValue()));
            }
        }
        return kept;
    }

    private static Check tags(String name, Map<String, String> expected, Map<String, String> actual) {
        for (Map.Entry<String, String> tag : new TreeMap<>(expected).entrySet()) {
            String value = TagValues.find(tag.getKey(), actual);
            if (TagValues.counts(tag.getKey(), tag.getValue())
                    && !TagValues.same(tag.getKey(), tag.getValue(), value)) {
                return new Check(
                        name,
                        false,
                        "%s is %s, not %s".formatted(tag.getKey(), value == null ? "missing" : value, tag.getValue()));
            }
        }
        long kept = expected.entrySet().stream()
                .filter(tag -> TagValues.counts(tag.getKey(), tag.getValue()))
                .count();
        return new Check(name, true, kept == 0 ? "none" : kept == 1 ? "1 tag, equal" : kept + " tags equal");
    }

    /**
     * What the original leaves unsaid may be said: YUV without a range is limited, chroma without a place is where the
     * codec has it. Of AV1, FFmpeg does not read the place.
     */
    private Check colors() {
        String expected = video(original, originalVideo).colors();
        String actual = video(processed, processedVideo).colors();
        boolean equal = said(expected).equals(said(actual))
                && (UNSAID.equals(chroma(expected))
                        || UNSAID.equals(chroma(actual))
                        || chroma(expected).equals(chroma(actual)));
        return new Check("colour tags", equal, equal ? expected : "%s, not %s".formatted(actual, expected));
    }

    private static String said(String colors) {
        return colors.substring(0, colors.indexOf(CHROMA)).replace("range unknown", "range tv");
    }

    private static String chroma(String colors) {
        return colors.substring(colors.indexOf(CHROMA) + CHROMA.length());
    }

    private Check chapters() {
        List<Chapter> expected = original.chapters();
        List<Chapter> actual = processed.chapters();
        if (expected.size() != actual.size()) {
            return new Check("chapters", false, "%d, not %d".formatted(actual.size(), expected.size()));
        }
        boolean onlyBeginnings = processed.container().contains("mp4");
        for (int i = 0; i < expected.size(); i++) {
            if (!near(expected.get(i), actual.get(i), onlyBeginnings)) {
                return new Check(
                        "chapters", false, "chapter %d is %s, not %s".formatted(i + 1, actual.get(i), expected.get(i)));
            }
        }
        String how = onlyBeginnings ? " equal in title and beginning, which is what an MP4 holds" : " equal";
        return new Check("chapters", true, expected.isEmpty() ? "none" : expected.size() + how);
    }

    private static boolean near(Chapter one, Chapter other, boolean onlyBeginnings) {
        return Math.abs(one.startNanos() - other.startNanos()) <= CHAPTER_UNIT_NANOS
                && (onlyBeginnings || Math.abs(one.endNanos() - other.endNanos()) <= CHAPTER_UNIT_NANOS)
                && one.title().equals(other.title());
    }
}
