package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MOV_TEXT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.AVCHROMA_LOC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_chroma_location_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_name;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;

import dev.roadmask.video.MediaInventory.Chapter;
import dev.roadmask.video.MediaInventory.Stream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** Walks through an open container and writes down what it says and carries. */
final class InventoryTaker {
    private static final int MATRIX_INTS = 9;
    private static final int FIRST_PACKETS = 1024;
    private static final TimeBase NANOS = new TimeBase(1, 1_000_000_000);

    private final MediaInput input;
    private final List<Track> tracks = new ArrayList<>();

    InventoryTaker(MediaInput input) {
        this.input = input;
    }

    MediaInventory take() {
        for (int i = 0; i < input.streams(); i++) {
            tracks.add(new Track(AdtsRemoval.isSelfDescribing(input.stream(i).codecpar())));
        }
        walk();
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < input.streams(); i++) {
            // What is discarded is the file's own bookkeeping, such as the track that holds its chapters' titles.
            if (input.stream(i).discard() != AVDISCARD_ALL) {
                streams.add(describe(input.stream(i), tracks.get(i)));
            }
        }
        return new MediaInventory(
                input.context().iformat().name().getString(),
                tags(input.context().metadata()),
                chapters(),
                streams);
    }

    private void walk() {
        AVPacket packet = av_packet_alloc();
        try {
            while (input.read(packet) >= 0) {
                if (packet.stream_index() < tracks.size() && !isBlankCue(packet)) {
                    tracks.get(packet.stream_index()).add(packet);
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
    }

    /** An MP4 ends a subtitle with one that has no letters; whoever writes it adds those as needed. */
    private boolean isBlankCue(AVPacket packet) {
        int codec = input.stream(packet.stream_index()).codecpar().codec_id();
        return codec == AV_CODEC_ID_MOV_TEXT && packet.size() == Short.BYTES;
    }

    private Stream describe(AVStream stream, Track track) {
        AVCodecParameters parameters = stream.codecpar();
        boolean video = parameters.codec_type() == AVMEDIA_TYPE_VIDEO;
        return new Stream(
                VideoDescriber.describe(stream),
                tags(stream.metadata()),
                stream.disposition(),
                matrix(parameters),
                video ? aspect(stream) : "",
                video ? colors(ColorTags.of(parameters), isSubsampled(parameters.format())) : "",
                track.end(VideoDescriber.timeBase(stream)));
    }

    private static List<Integer> matrix(AVCodecParameters stream) {
        AVPacketSideData matrix = av_packet_side_data_get(
                stream.coded_side_data(), stream.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
        List<Integer> values = new ArrayList<>();
        if (matrix != null && matrix.size() >= MATRIX_INTS * Integer.BYTES) {
            IntPointer numbers = new IntPointer(matrix.data());
            for (int i = 0; i < MATRIX_INTS; i++) {
                values.add(numbers.get(i));
            }
        }
        boolean blank = values.stream().allMatch(value -> value == 0);
        return blank ? List.of() : values; // Nothing could be seen by a matrix of zeros: nobody means it.
    }

    private String aspect(AVStream stream) {
        AVRational aspect = av_guess_sample_aspect_ratio(input.context(), stream, (AVFrame) null);
        int numerator = aspect.num();
        int denominator = aspect.den();
        return numerator > 0 && denominator > 0 ? numerator + ":" + denominator : "";
    }

    private static boolean isSubsampled(int pixelFormat) {
        return pixelFormat == AV_PIX_FMT_NONE
                || PixelLayout.of(pixelFormat).components().stream()
                        .anyMatch(one -> one.width(2) < 2 || one.height(2) < 2);
    }

    /** Chroma that isn't subsampled has no place of its own. */
    private static String colors(ColorTags tags, boolean subsampled) {
        return "range %s, primaries %s, transfer %s, matrix %s, chroma %s"
                .formatted(
                        name(av_color_range_name(tags.range())),
                        name(av_color_primaries_name(tags.primaries())),
                        name(av_color_transfer_name(tags.transfer())),
                        name(av_color_space_name(tags.space())),
                        name(av_chroma_location_name(subsampled ? tags.chromaLocation() : AVCHROMA_LOC_UNSPECIFIED)));
    }

    private static String name(BytePointer name) {
        return name == null || name.isNull() ? "?" : name.getString();
    }

    private List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < input.context().nb_chapters(); i++) {
            AVChapter chapter = input.context().chapters(i);
            TimeBase unit =
                    new TimeBase(chapter.time_base().num(), chapter.time_base().den());
            chapters.add(new Chapter(
                    unit.rescale(chapter.start(), NANOS),
                    unit.rescale(chapter.end(), NANOS),
                    tags(chapter.metadata()).getOrDefault("title", "")));
        }
        return chapters;
    }

    private static Map<String, String> tags(AVDictionary dictionary) {
        Map<String, String> tags = new TreeMap<>();
        AVDictionaryEntry entry = av_dict_iterate(dictionary, null);
        while (entry != null && !entry.isNull()) {
            tags.put(
                    entry.key().getString().toLowerCase(Locale.ROOT),
                    entry.value().getString());
            entry = av_dict_iterate(dictionary, entry);
        }
        return tags;
    }

    /** What is seen of a stream, packet by packet. */
    private static final class Track {
        private final MessageDigest digest = sha256();
        private long[] timestamps = new long[FIRST_PACKETS];
        private long[] durations = new long[FIRST_PACKETS];
        private final boolean adts;
        private int count;

        /** @param adts whether packets begin with a header that is not the sound itself */
        Track(boolean adts) {
            this.adts = adts;
        }

        void add(AVPacket packet) {
            if (count == timestamps.length) {
                timestamps = java.util.Arrays.copyOf(timestamps, 2 * count);
                durations = java.util.Arrays.copyOf(durations, 2 * count);
            }
            timestamps[count] = packet.pts() == AV_NOPTS_VALUE ? PacketTrack.NONE : packet.pts();
            durations[count] = packet.duration();
            count++;
            if (packet.size() > 0) {
                ByteBuffer bytes = packet.data().capacity(packet.size()).asByteBuffer();
                digest.update(adts ? AdtsRemoval.soundOf(bytes) : bytes);
            }
        }

        PacketTrack end(TimeBase timeBase) {
            return new PacketTrack(
                    timeBase,
                    java.util.Arrays.copyOf(timestamps, count),
                    java.util.Arrays.copyOf(durations, count),
                    HexFormat.of().formatHex(digest.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }
    }
}
