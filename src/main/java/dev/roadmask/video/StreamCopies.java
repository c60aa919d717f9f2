package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** All streams that are copied, by their index in the source. */
final class StreamCopies {
    private static final int ANY_TAG = 0;
    private final StreamCopy[] bySourceIndex;
    private final List<String> leftOut = new ArrayList<>();

    StreamCopies(int sourceStreams) {
        bySourceIndex = new StreamCopy[sourceStreams];
    }

    /** Adds a source's stream to the output if its container can carry it. */
    void add(AVStream source, MediaOutput output) {
        if (source.discard() == AVDISCARD_ALL) {
            return; // The source's own bookkeeping, such as the track that holds its chapters' titles.
        }
        OutputContainer container = output.target().container();
        int originalTag = source.codecpar().codec_tag();
        if (carries(container, source, originalTag)) {
            addWithTag(source, output, originalTag);
        } else if (originalTag != ANY_TAG && carries(container, source, ANY_TAG)) {
            addWithTag(source, output, ANY_TAG);
        } else {
            leftOut.add("left out " + VideoDescriber.describe(source) + ": "
                    + container.extensions().get(0) + " cannot carry it");
        }
    }

    private void addWithTag(AVStream source, MediaOutput output, int codecTag) {
        AVStream target = output.addStream();
        describe(source, target, codecTag);
        bySourceIndex[source.index()] = new StreamCopy(source, target);
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
        List<String> warnings = new ArrayList<>(leftOut);
        for (int i = 0; i < bySourceIndex.length; i++) {
            if (bySourceIndex[i] != null && bySourceIndex[i].moved() > 0) {
                warnings.add("stream " + i + ": " + bySourceIndex[i].moved()
                        + " packets had no timestamp or one that ran backwards; moved to the next tick");
            }
        }
        return warnings;
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
        Metadata.copyStream(source, target);
    }

    private static void discard(AVIOContext memory) {
        try (PointerPointer<BytePointer> content = new PointerPointer<>(1)) {
            avio_close_dyn_buf(memory, content);
            av_free(content.get(BytePointer.class, 0));
        }
    }
}
