package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.roadmask.video.VideoException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * The encoded frames in a part that an earlier run left behind, one after the other, to be written again as they are. What
 * a killed run has torn at the end is left out. One thread.
 */
final class KeptFrames implements AutoCloseable {
    /** A part shorter than this that is no video yet was torn before its first frame. */
    private static final long NEGLIGIBLE_BYTES = 1 << 16;

    private final MediaInput part;
    private final int streamIndex;
    private final TimeBase timeBase;
    private final boolean lengthsInPlaceOfStartCodes;
    private final long count;
    private final long bytes;
    private final AVPacket packet = av_packet_alloc();
    private long taken;
    private long first;
    private long firstInSource;
    private boolean closed;

    private KeptFrames(MediaInput part, int streamIndex, long count, long bytes) {
        this.part = part;
        this.streamIndex = streamIndex;
        this.timeBase = VideoDescriber.timeBase(part.stream(streamIndex));
        this.lengthsInPlaceOfStartCodes = hasLengths(part.stream(streamIndex).codecpar());
        this.count = count;
        this.bytes = bytes;
    }

    /**
     * What the older part of an output holds; empty if there is nothing to go on from. The caller closes it.
     *
     * @param output has begun, in a file beside the older part
     * @throws VideoException of kind EXISTS if the part cannot be continued
     */
    static Optional<KeptFrames> of(OutputAssembly output) throws VideoException {
        Path part = output.output().target().part();
        try {
            FragmentedMovie.restoreFragments(part);
            long bytes = Files.size(part);
            long count = count(part, output);
            int index = output.video().index();
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new KeptFrames(MediaInput.open(part), index, count, bytes));
        } catch (IOException failure) {
            throw cannotContinue(part, failure.getMessage());
        }
    }

    private static long count(Path part, OutputAssembly output) throws VideoException, IOException {
        AVPacket packet = av_packet_alloc();
        try (MediaInput input = MediaInput.open(part)) {
            int streams = output.output().context().nb_streams();
            if (input.streams() != streams) {
                throw cannotContinue(part, "it has " + input.streams() + " streams, not " + streams);
            }
            return count(input, output.video().index(), packet);
        } catch (VideoException failure) {
            if (failure.kind() == Kind.INPUT && Files.size(part) < NEGLIGIBLE_BYTES) {
                return 0;
            }
            throw failure;
        } finally {
            av_packet_free(packet);
        }
    }

    private static long count(MediaInput input, int streamIndex, AVPacket packet) {
        long count = 0;
        while (input.read(packet) >= 0) {
            boolean video = packet.stream_index() == streamIndex;
            boolean whole = video && isWhole(packet, input.stream(streamIndex).codecpar());
            av_packet_unref(packet);
            if (video && !whole) {
                break;
            }
            count += video ? 1 : 0;
        }
        return count;
    }

    /** Whether all of a packet is there: what a power cut tears may have its length and be blank. */
    private static boolean isWhole(AVPacket packet, AVCodecParameters video) {
        boolean complete = (packet.flags() & AV_PKT_FLAG_CORRUPT) == 0 && packet.pts() != AV_NOPTS_VALUE;
        return complete && (!hasLengths(video) || lengthsAddUp(bytes(packet)));
    }

    private static boolean lengthsAddUp(ByteBuffer units) {
        long at = 0;
        while (at + Integer.BYTES <= units.capacity()) {
            long length = Integer.toUnsignedLong(units.getInt((int) at));
            if (length == 0) {
                return false;
            }
            at += Integer.BYTES + length;
        }
        return at == units.capacity();
    }

    private static ByteBuffer bytes(AVPacket packet) {
        return packet.data().capacity(packet.size()).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
    }

    /** Number of whole frames. */
    long count() {
        return count;
    }

    /** Length of the part. */
    long bytes() {
        return bytes;
    }

    /**
     * The next encoded frame, as an encoder would have given it; valid until the next call.
     *
     * @param timestamp of the source's frame whose encoding it must be
     * @param duration to give it
     * @param unit of both
     * @throws VideoException of kind EXISTS if it is the encoding of another
     */
    AVPacket next(long timestamp, long duration, TimeBase unit) throws VideoException {
        readVideo();
        requireTime(timestamp, unit);
        if (lengthsInPlaceOfStartCodes) {
            writeStartCodes(bytes(packet));
        }
        packet.pts(timestamp);
        packet.dts(timestamp);
        packet.duration(duration);
        taken++;
        return packet;
    }

    private static boolean hasLengths(AVCodecParameters video) {
        boolean units = video.codec_id() == AV_CODEC_ID_H264 || video.codec_id() == AV_CODEC_ID_HEVC;
        return units && video.extradata_size() > 0 && video.extradata().get(0) == 1;
    }

    private void readVideo() throws VideoException {
        do {
            av_packet_unref(packet);
            if (part.read(packet) < 0) {
                throw cannotContinue(part.file(), "frame " + taken + " cannot be read any more");
            }
        } while (packet.stream_index() != streamIndex);
    }

    /** Times since the first frame are compared: a fragmented file cannot say when its first frame is. */
    private void requireTime(long timestamp, TimeBase unit) throws VideoException {
        if (taken == 0) {
            first = packet.pts();
            firstInSource = timestamp;
        }
        long ticks = timeBase.rescale(packet.pts() - first, unit);
        long tolerance = Math.max(0, timeBase.rescale(1, unit));
        if (Math.abs(ticks - (timestamp - firstInSource)) > tolerance) {
            throw cannotContinue(part.file(), "its frame " + taken + " is not the source's. Was the source changed?");
        }
    }

    /** Containers write the length of each NAL unit before it, in four bytes; encoders write a start code there. */
    private static void writeStartCodes(ByteBuffer units) {
        int at = 0;
        while (at + Integer.BYTES <= units.capacity()) {
            int length = units.getInt(at);
            units.putInt(at, 1);
            at += Integer.BYTES + Math.max(0, length);
        }
    }

    /**
     * Compares the decoder's header with that of the file that is to hold these frames and new ones.
     *
     * @throws VideoException of kind EXISTS if a decoder would need another for the new frames
     */
    void requireSameHeader(Path continued) throws VideoException {
        try (MediaInput input = MediaInput.open(continued)) {
            if (input.streams() > streamIndex
                    && !Arrays.equals(header(part.stream(streamIndex)), header(input.stream(streamIndex)))) {
                throw cannotContinue(part.file(), "the encoder now begins another kind of stream");
            }
        }
    }

    private static byte[] header(AVStream stream) {
        byte[] header = new byte[stream.codecpar().extradata_size()];
        if (header.length > 0) {
            stream.codecpar().extradata().get(header);
        }
        return header;
    }

    private static VideoException cannotContinue(Path part, String why) {
        return new VideoException(
                Kind.EXISTS, "cannot go on with " + part + ": " + why + ". Begin again with --overwrite");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_packet_free(packet);
            part.close();
        }
    }
}
