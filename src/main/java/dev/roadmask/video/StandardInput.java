package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Standard input as FFmpeg reads a file, except that waiting for it ends when the watchdog says so. */
final class StandardInput implements AutoCloseable {
    private static final int BUFFER_BYTES = 32 << 10;

    private final InputPump pump = InputPump.ofStandardInput();
    private final Watchdog watchdog;
    private final Reading reading = new Reading();
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final AVIOContext io;
    private boolean closed;

    StandardInput(Watchdog watchdog) {
        this.watchdog = watchdog;
        BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES));
        io = avio_alloc_context(
                buffer,
                BUFFER_BYTES,
                0,
                null,
                reading,
                (Write_packet_Pointer_BytePointer_int) null,
                (Seek_Pointer_long_int) null);
    }

    private final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer nothing, BytePointer target, int size) {
            int read = pump.read(bytes, Math.min(size, bytes.length), watchdog);
            if (read > 0) {
                target.put(bytes, 0, read);
                return read;
            }
            return read == InputPump.ENDED ? AVERROR_EOF : AVERROR_EXIT;
        }
    }

    /** For a container to read from; it has to be closed before this is. */
    AVIOContext io() {
        return io;
    }

    /** Whether all has been read that ever comes. */
    boolean isOver() {
        return pump.isOver();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            av_free(io.buffer());
            avio_context_free(io);
            reading.deallocate();
        }
    }
}
