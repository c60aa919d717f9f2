package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_NEW_EXTRADATA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_HE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_HE_V2;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_remove;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * AAC as broadcasts have it describes itself in a header (ADTS) before each frame; files have one description for all,
 * which a growing file needs before its first packet. Takes the former off and makes the latter; the sound itself stays
 * bit by bit. One thread.
 */
final class AdtsRemoval implements AutoCloseable {
    /** Bytes of a header without and with a checksum. */
    private static final int SHORT_HEADER = 7;

    private static final int LONG_HEADER = 9;

    /** By their number in the header. */
    private static final List<Integer> RATES = List.of(
            96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350);

    private final AVBSFContext filter;
    private final byte[] description;
    private boolean begun;
    private boolean closed;

    private AdtsRemoval(AVBSFContext filter, byte[] description) {
        this.filter = filter;
        this.description = description;
    }

    /** Whether a stream is AAC without a description of its own. */
    static boolean isSelfDescribing(AVCodecParameters sound) {
        return sound.codec_id() == AV_CODEC_ID_AAC && sound.extradata_size() == 0;
    }

    /** What of a packet is sound: all behind its header, if it has one. */
    static ByteBuffer soundOf(ByteBuffer packet) {
        boolean header =
                packet.remaining() > LONG_HEADER && (packet.get(0) & 0xFF) == 0xFF && (packet.get(1) & 0xF6) == 0xF0;
        boolean checked = header && (packet.get(1) & 1) == 0;
        return header ? packet.position(checked ? LONG_HEADER : SHORT_HEADER) : packet;
    }

    /** For a stream that needs it, after a look at the beginning of its file. */
    static Optional<AdtsRemoval> of(Path file, AVStream source) throws VideoException {
        AVCodecParameters sound = source.codecpar();
        if (!isSelfDescribing(sound)) {
            return Optional.empty();
        }
        AVPacket packet = av_packet_alloc();
        try (MediaInput input = MediaInput.open(file)) {
            while (input.read(packet) >= 0) {
                if (packet.stream_index() == source.index()) {
                    return of(sound, packet);
                }
                av_packet_unref(packet);
            }
            return Optional.empty();
        } finally {
            av_packet_free(packet);
        }
    }

    /**
     * For a live stream that needs it.
     *
     * @param first its first packet; before that is there, what was found out when the connection was made has to do
     */
    static Optional<AdtsRemoval> of(AVCodecParameters sound, Optional<AVPacket> first) {
        if (!isSelfDescribing(sound)) {
            return Optional.empty();
        }
        if (first.isEmpty()) {
            return Optional.of(new AdtsRemoval(open(sound), guessed(sound)));
        }
        AVPacket look = av_packet_clone(first.get());
        try {
            return of(sound, look);
        } finally {
            av_packet_free(look);
        }
    }

    /** MPEG-4's AudioSpecificConfig: five bits of kind, four of rate, four of channels. */
    private static byte[] guessed(AVCodecParameters sound) {
        boolean extended = sound.profile() == AV_PROFILE_AAC_HE || sound.profile() == AV_PROFILE_AAC_HE_V2;
        int rate = extended ? sound.sample_rate() / 2 : sound.sample_rate();
        int channels =
                sound.profile() == AV_PROFILE_AAC_HE_V2 ? 1 : sound.ch_layout().nb_channels();
        int kind = extended || sound.profile() < 0 ? AV_PROFILE_AAC_LOW : sound.profile();
        int bits = kind + 1 << 11 | Math.max(0, RATES.indexOf(rate)) << 7 | Math.min(7, channels) << 3;
        return new byte[] {(byte) (bits >> Byte.SIZE), (byte) bits};
    }

    private static Optional<AdtsRemoval> of(AVCodecParameters sound, AVPacket first) {
        AVBSFContext filter = open(sound);
        boolean passed = av_bsf_send_packet(filter, first) >= 0 && av_bsf_receive_packet(filter, first) >= 0;
        byte[] description = passed ? description(first) : null;
        if (description == null) {
            av_bsf_free(filter);
            return Optional.empty();
        }
        return Optional.of(new AdtsRemoval(filter, description));
    }

    private static byte[] description(AVPacket packet) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            BytePointer data = av_packet_get_side_data(packet, AV_PKT_DATA_NEW_EXTRADATA, size);
            if (data == null || data.isNull()) {
                return null;
            }
            byte[] bytes = new byte[(int) size.get()];
            data.get(bytes);
            return bytes;
        }
    }

    private static AVBSFContext open(AVCodecParameters sound) {
        AVBSFContext filter = new AVBSFContext(null);
        FfmpegError.requireMemory(av_bsf_alloc(av_bsf_get_by_name("aac_adtstoasc"), filter), "a bitstream filter");
        FfmpegError.requireMemory(avcodec_parameters_copy(filter.par_in(), sound), "codec parameters");
        FfmpegError.requireMemory(av_bsf_init(filter), "a bitstream filter");
        return filter;
    }

    /** Puts the description into an output stream's parameters. */
    void describeTo(AVCodecParameters target) {
        BytePointer memory = new BytePointer(av_mallocz(description.length + AV_INPUT_BUFFER_PADDING_SIZE));
        memory.put(description);
        target.extradata(memory);
        target.extradata_size(description.length);
    }

    /** Takes the header off a packet, in place; false for one that has none that can be read. */
    boolean pass(AVPacket packet) {
        boolean passed = av_bsf_send_packet(filter, packet) >= 0 && av_bsf_receive_packet(filter, packet) >= 0;
        if (passed && !begun) {
            begun = true;
            dropDescription(packet);
        }
        return passed;
    }

    /** The first packet brings the description that the output has; told again, Matroska would spoil its header. */
    private static void dropDescription(AVPacket packet) {
        try (IntPointer count = new IntPointer(1L).put(packet.side_data_elems())) {
            av_packet_side_data_remove(packet.side_data(), count, AV_PKT_DATA_NEW_EXTRADATA);
            packet.side_data_elems(count.get());
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_bsf_free(filter);
        }
    }
}
