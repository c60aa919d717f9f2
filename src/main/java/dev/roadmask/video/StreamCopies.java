package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** All streams that are copied, by their index in the source. */
final class StreamCopies implements AutoCloseable {
    private static final int ANY_TAG = 0;
    private static final int TAG_BYTES = 4;

    private final StreamCopy[] bySourceIndex;
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    StreamCopies(int sourceStreams) {
        bySourceIndex = new StreamCopy[sourceStreams];
    }

    /**
     * Adds a source's stream to the output if its container can carry it.
     *
     * @param original that the stream is of
     */
    void add(AVStream source, Original original, MediaOutput output) throws VideoException {
        if (source.discard() == AVDISCARD_ALL) {
            return; // The source's own bookkeeping, such as the track that holds its chapters' titles.
        }
        OutputContainer container = output.target().container();
        int originalTag = source.codecpar().codec_tag();
        if (carries(container, source, originalTag)) {
            addWithTag(source, original, output, originalTag);
        } else if (originalTag != ANY_TAG && carries(container, source, ANY_TAG)) {
            addWithTag(source, original, output, ANY_TAG);
        } else {
            leftOut.add(loss(source, container));
        }
    }

    /** {@code data stream 3 (bin_data gpmd, GoPro MET): mp4 cannot carry it, mkv can}. */
    private static String loss(AVStream source, OutputContainer container) {
        String others = Arrays.stream(OutputContainer.values())
                .filter(other -> other != container && canTake(other, source))
                .map(other -> other.extensions().get(0))
                .collect(Collectors.joining(" and "));
        String way = others.isEmpty()
                ? "nor can any container that FFmpeg writes here; keep the original for it"
                : others + " can";
        return "%s: %s cannot carry it, %s"
                .formatted(described(source), container.extensions().get(0), way);
    }

    /** Telemetry is known by its tag and its handler, not by a codec. */
    private static String described(AVStream source) {
        StreamDescription plain = VideoDescriber.describe(source);
        String codec = plain.codec();
        if (source.codecpar().codec_tag() != ANY_TAG) {
            byte[] tag = new byte[TAG_BYTES];
            for (int i = 0; i < TAG_BYTES; i++) {
                tag[i] = (byte) (source.codecpar().codec_tag() >>> Byte.SIZE * i);
            }
            String letters = new String(tag, StandardCharsets.US_ASCII);
            codec += letters.matches("\\p{Graph}+") ? " " + letters : "";
        }
        AVDictionaryEntry handler = av_dict_get(source.metadata(), "handler_name", null, 0);
        String name = handler == null ? "" : ", " + handler.value().getString().strip();
        return "%s stream %d (%s%s)".formatted(plain.kind(), plain.index(), codec, name);
    }

    private static boolean canTake(OutputContainer container, AVStream source) {
        return carries(container, source, source.codecpar().codec_tag()) || carries(container, source, ANY_TAG);
    }

    /** Something else of the source that the output has no place for, in a line. */
    void note(String loss) {
        notes.add(loss);
    }

    /** The streams that the output cannot carry, a line each. */
    List<String> leftOut() {
        return leftOut;
    }

    /** Leaves a stream out that the container could carry, but not while it grows. */
    void leaveOutLate(AVStream source, MediaOutput output) {
        String extension = output.target().container().extensions().get(0);
        leftOut.add("%s: it begins too late for a growing %s to describe it, mkv can carry it"
                .formatted(described(source), extension));
    }

    private void addWithTag(AVStream source, Original original, MediaOutput output, int codecTag)
            throws VideoException {
        AdtsRemoval removal = original.firstPackets().headersOf(source).orElse(null);
        AVStream target = output.addStream();
        describe(source, target, codecTag);
        if (removal != null) {
            removal.describeTo(target.codecpar());
        }
        bySourceIndex[source.index()] = new StreamCopy(source, target, removal, original.shift(source));
    }

    /** Writes all packets of a list, which is empty afterwards; those of streams left out are dropped. */
    void write(PacketList packets, MediaOutput output) throws VideoException {
        for (int i = 0; i < packets.size(); i++) {
            AVPacket packet = packets.packet(i);
            int index = packet.stream_index();
            StreamCopy copy = index < bySourceIndex.length ? bySourceIndex[index] : null;
            if (copy != null) {
                copy.write(packet, output);
            }
        }
        packets.clear();
    }

    /** What was lost or changed, a line each. */
    List<String> warnings() {
        List<String> warnings =
                leftOut.stream().map(loss -> "left out " + loss).collect(Collectors.toCollection(ArrayList::new));
        warnings.addAll(notes);
        for (int i = 0; i < bySourceIndex.length; i++) {
            if (bySourceIndex[i] != null && bySourceIndex[i].moved() > 0) {
                warnings.add("stream " + i + ": " + bySourceIndex[i].moved()
                        + " packets had no timestamp or one that ran backwards; moved to the next tick");
            }
            if (bySourceIndex[i] != null && bySourceIndex[i].unreadable() > 0) {
                warnings.add("stream " + i + ": " + bySourceIndex[i].unreadable() + " damaged packets left out");
            }
        }
        return warnings;
    }

    @Override
    public void close() {
        for (StreamCopy copy : bySourceIndex) {
            if (copy != null) {
                copy.close();
            }
        }
    }

    /** Whether a container takes a stream: the muxer itself is asked, with the stream alone, writing to memory. */
    private static boolean carries(OutputContainer container, AVStream source, int codecTag) {
        AVFormatContext trial = MediaOutput.allocate(container);
        AVIOContext memory = new AVIOContext(null);
        avio_open_dyn_buf(memory);
        trial.pb(memory);
        AVStream target = avformat_new_stream(trial, (AVCodec) null);
        describe(source, target, codecTag);
        target.time_base(source.time_base());
        // Asked first because some muxers take what they then cannot describe.
        int known = avformat_query_codec(trial.oformat(), source.codecpar().codec_id(), 0);
        boolean carried = known != 0 && avformat_write_header(trial, (AVDictionary) null) >= 0;
        discard(memory);
        avformat_free_context(trial);
        return carried;
    }

    private static void describe(AVStream source, AVStream target, int codecTag) {
        FfmpegError.requireMemory(avcodec_parameters_copy(target.codecpar(), source.codecpar()), "stream parameters");
        target.codecpar().codec_tag(codecTag);
        target.sample_aspect_ratio(source.sample_aspect_ratio());
        target.avg_frame_rate(source.avg_frame_rate());
        if (target.codecpar().ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC
                && target.codecpar().ch_layout().nb_channels() > 0) {
            // Some containers say how many channels and not which; some want it said.
            av_channel_layout_default(
                    target.codecpar().ch_layout(), target.codecpar().ch_layout().nb_channels());
        }
        Metadata.copyStream(source, target);
    }

    private static void discard(AVIOContext memory) {
        try (PointerPointer<BytePointer> content = new PointerPointer<>(1)) {
            avio_close_dyn_buf(memory, content);
            av_free(content.get(BytePointer.class, 0));
        }
    }
}
