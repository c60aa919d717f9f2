package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_DICT_IGNORE_SUFFIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Carries tags and chapters from a source to an output. */
final class Metadata {
    /** What the source's file says of its own container, not of the footage. */
    private static final List<String> OF_THE_FILE = List.of("major_brand", "minor_version", "compatible_brands");
    /** What is no longer true of a stream that was encoded again. */
    private static final List<String> OF_THE_ENCODING =
            List.of("encoder", "BPS", "NUMBER_OF_FRAMES", "NUMBER_OF_BYTES", "_STATISTICS_TAGS");
    /** Tags for which MP4 has a place of its own; others need its list of free names. */
    private static final Set<String> KNOWN_TO_MP4 = Set.of(
            "title",
            "artist",
            "album_artist",
            "composer",
            "album",
            "date",
            "creation_time",
            "encoder",
            "comment",
            "genre",
            "copyright",
            "grouping",
            "lyrics",
            "description",
            "synopsis",
            "show",
            "episode_id",
            "network",
            "keywords");

    private static final double LEAST_GAP_SECONDS = 1e-3;

    private Metadata() {}

    /** Copies the container's tags. */
    static void copyContainer(AVFormatContext source, AVFormatContext target) {
        target.metadata(copy(source.metadata(), OF_THE_FILE));
    }

    /** Copies the tags and disposition of a stream whose packets are copied. */
    static void copyStream(AVStream source, AVStream target) {
        target.metadata(copy(source.metadata(), List.of()));
        target.disposition(source.disposition());
    }

    /** Copies the tags and disposition of a stream that is encoded again. */
    static void copyEncodedStream(AVStream source, AVStream target) {
        target.metadata(copy(source.metadata(), OF_THE_ENCODING));
        target.disposition(source.disposition());
    }

    /** Matroska drops a stream's creation time, so it gets there by the name that Matroska has for it. */
    static void renameForMatroska(AVStream target) {
        AVDictionaryEntry time = av_dict_get(target.metadata(), "creation_time", null, 0);
        if (time != null) {
            AVDictionary tags = target.metadata();
            av_dict_set(tags, "DATE_ENCODED", time.value().getString(), 0);
            target.metadata(tags); // adding may have moved it
        }
    }

    /** Says of an output and all its streams when they were recorded. */
    static void setCreationTime(Instant time, AVFormatContext target) {
        target.metadata(with(target.metadata(), "creation_time", time.toString()));
        for (int i = 0; i < target.nb_streams(); i++) {
            AVStream stream = target.streams(i);
            stream.metadata(with(stream.metadata(), "creation_time", time.toString()));
        }
    }

    private static AVDictionary with(AVDictionary tags, String key, String value) {
        AVDictionary more = tags == null ? new AVDictionary(null) : tags;
        av_dict_set(more, key, value, 0);
        return more;
    }

    /** Drops from tags what names a place in a network: it may hold a password. */
    static AVDictionary withoutAddresses(AVDictionary source) {
        AVDictionary copy = new AVDictionary(null);
        AVDictionaryEntry entry = av_dict_iterate(source, null);
        while (entry != null && !entry.isNull()) {
            if (!entry.value().getString().contains("://")) {
                av_dict_set(copy, entry.key().getString(), entry.value().getString(), 0);
            }
            entry = av_dict_iterate(source, entry);
        }
        return copy;
    }

    /** Whether an MP4 has to write its tags under free names, or else lose some. */
    static boolean needsFreeNames(AVFormatContext target) {
        AVDictionaryEntry entry = av_dict_iterate(target.metadata(), null);
        while (entry != null && !entry.isNull()) {
            if (!KNOWN_TO_MP4.contains(entry.key().getString())) {
                return true;
            }
            entry = av_dict_iterate(target.metadata(), entry);
        }
        return false;
    }

    /** Copies the chapters. */
    static void copyChapters(AVFormatContext source, AVFormatContext target) {
        int count = source.nb_chapters();
        if (count == 0) {
            return;
        }
        // FFmpeg frees the array and its members with the context, so they come from its own allocator.
        PointerPointer<AVChapter> chapters =
                new PointerPointer<>(av_mallocz((long) count * Loader.sizeof(Pointer.class)));
        for (int i = 0; i < count; i++) {
            chapters.put(i, copy(source.chapters(i)));
        }
        target.chapters(chapters);
        target.nb_chapters(count);
    }

    /** Whether a chapter ends before the next one begins, or the file ends. */
    static boolean chaptersHaveGaps(AVFormatContext source) {
        for (int i = 0; i < source.nb_chapters(); i++) {
            boolean last = i + 1 == source.nb_chapters();
            double begin = last ? (double) source.duration() / AV_TIME_BASE : seconds(source.chapters(i + 1), true);
            if (begin - seconds(source.chapters(i), false) >= LEAST_GAP_SECONDS) {
                return true;
            }
        }
        return false;
    }

    private static double seconds(AVChapter chapter, boolean begin) {
        double ticks = begin ? chapter.start() : chapter.end();
        return ticks * chapter.time_base().num() / chapter.time_base().den();
    }

    /** Adds the chapters of joined clips; both muxers write them with the trailer. */
    static void addChapters(List<ClipChapter> clips, TimeBase timeBase, AVFormatContext target) {
        if (clips.isEmpty()) {
            return;
        }
        PointerPointer<AVChapter> chapters =
                new PointerPointer<>(av_mallocz((long) clips.size() * Loader.sizeof(Pointer.class)));
        for (int i = 0; i < clips.size(); i++) {
            AVChapter chapter = new AVChapter(av_mallocz(Loader.sizeof(AVChapter.class)));
            chapter.id(i + 1L).start(clips.get(i).start()).end(clips.get(i).end());
            chapter.time_base().num(timeBase.numerator()).den(timeBase.denominator());
            AVDictionary tags = new AVDictionary(null);
            av_dict_set(tags, "title", clips.get(i).title(), 0);
            chapter.metadata(tags);
            chapters.put(i, chapter);
        }
        target.chapters(chapters);
        target.nb_chapters(clips.size());
    }

    private static AVDictionary copy(AVDictionary source, List<String> without) {
        AVDictionary copy = new AVDictionary(null);
        av_dict_copy(copy, source, 0);
        // By prefix: Matroska appends the language, as in BPS-eng.
        without.forEach(key -> av_dict_set(copy, key, (String) null, AV_DICT_IGNORE_SUFFIX));
        return copy;
    }

    private static AVChapter copy(AVChapter source) {
        Pointer memory = av_mallocz(Loader.sizeof(AVChapter.class));
        AVChapter chapter = new AVChapter(memory);
        chapter.id(source.id()).start(source.start()).end(source.end());
        chapter.time_base(source.time_base());
        chapter.metadata(copy(source.metadata(), List.of()));
        return chapter;
    }
}
