package dev.roadmask.video;

import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * The last frames of a clip that the next may hold once more. That is asked only where both clips' times come from one
 * running clock and overlap; a frame counts as repeated if it has the same time and the same samples, down to the last bit.
 */
final class JoinedOverlap {
    private final long fromTick;
    private final Map<Long, String> samplesByTick = new HashMap<>();

    /** @param fromTick on the camera's own clock: where the next clip begins, {@link Long#MAX_VALUE} if not inside this one */
    JoinedOverlap(long fromTick) {
        this.fromTick = fromTick;
    }

    /** Takes note of a frame that the next clip may repeat. */
    void add(long tick, Picture picture) {
        if (tick >= fromTick) {
            samplesByTick.put(tick, samples(picture.frame()));
        }
    }

    /** Whether a frame of the next clip has been here already. */
    boolean holds(long tick, Picture picture) {
        return samplesByTick.containsKey(tick) && samplesByTick.get(tick).equals(samples(picture.frame()));
    }

    private static String samples(AVFrame frame) {
        int bytes = av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 1);
        try (BytePointer packed = new BytePointer(bytes)) {
            av_image_copy_to_buffer(
                    packed, bytes, frame.data(), frame.linesize(), frame.format(), frame.width(), frame.height(), 1);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(packed.asByteBuffer());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
