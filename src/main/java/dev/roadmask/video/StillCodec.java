package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/** An encoder of picture files, open for pictures of one kind at a time, and the bytes of the last file. One thread. */
final class StillCodec implements AutoCloseable {
    private final StillFormat format;
    private final AVPacket packet = av_packet_alloc();
    private byte[] bytes = new byte[1 << 16];
    private ByteBuffer result = ByteBuffer.wrap(bytes);
    private AVCodecContext context;
    private boolean closed;

    StillCodec(StillFormat format) {
        this.format = format;
    }

    /** Whether it is open. */
    boolean isOpen() {
        return context != null;
    }

    /** Opens it for pictures like this one; not while it is open. */
    void open(Picture like) throws VideoException {
        context = format.open(like);
    }

    /** Encodes a picture; the file's bytes from position to limit, backed by an array, valid until the next call. */
    ByteBuffer encode(Picture picture) throws VideoException {
        picture.frame().quality(format.lambda());
        requireSuccess(avcodec_send_frame(context, picture.frame()));
        requireSuccess(avcodec_receive_packet(context, packet));
        try {
            return copyPacket();
        } finally {
            av_packet_unref(packet);
        }
    }

    private ByteBuffer copyPacket() {
        int length = packet.size();
        if (length > bytes.length) {
            bytes = new byte[length + length / 4];
            result = ByteBuffer.wrap(bytes);
        }
        try (BytePointer encoded = packet.data()) {
            encoded.get(bytes, 0, length);
        }
        return result.position(0).limit(length);
    }

    private void requireSuccess(int code) throws VideoException {
        if (code < 0) {
            throw Encoders.refused(format.encoder(), "failed: " + FfmpegError.text(code));
        }
    }

    /** Makes room for another kind of pictures. */
    void discard() {
        StillFormat.close(context);
        context = null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            discard();
            av_packet_free(packet);
        }
    }
}
