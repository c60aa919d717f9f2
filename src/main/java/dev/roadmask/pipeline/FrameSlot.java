package dev.roadmask.pipeline;

import dev.roadmask.mask.MaskRuns;
import dev.roadmask.mask.Regions;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.model.InferenceTensors;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * All that belongs to one frame on its way. Slots are made once and used again and again; nothing in them is allocated
 * a frame.
 *
 * <p>Each field has one writer, and a stage reads only what was written to its left:
 *
 * <table>
 *   <caption>Fields</caption>
 *   <tr><th>field</th><th>what</th><th>written by</th><th>read by</th></tr>
 *   <tr><td>index, timestamp, duration, damaged, arrivedNanos</td><td>number of the frame from 0; the container's
 *       times, in the stream's time base; whether it decoded whole; when it came</td><td>decode</td><td>all</td></tr>
 *   <tr><td>decoded</td><td>the decoder's picture, by reference; empty after its last reader</td><td>decode</td><td>Scale,
 *       Paint, sinks where nothing is painted</td></tr>
 *   <tr><td>packets</td><td>other streams' packets since the frame before, by reference</td><td>decode</td><td>Encode,
 *       which takes them</td></tr>
 *   <tr><td>input</td><td>(1, 3, H, W) uint8 RGB planes, 0-255, direct</td><td>Scale</td><td>Infer, Steady</td></tr>
 *   <tr><td>probability</td><td>(1, K, H/s, W/s) uint8, 255 = certain, direct</td><td>Infer, then Steady in place</td><td>Mask,
 *       sinks</td></tr>
 *   <tr><td>mask, regions</td><td>runs and connected parts, of the picture as shown</td><td>Mask</td><td>Paint,
 *       sinks</td></tr>
 *   <tr><td>painted</td><td>the slot's own picture in the encoder's format</td><td>Paint</td><td>sinks</td></tr>
 * </table>
 *
 * <p>Owns all of it. Handed from thread to thread by the lane, which makes the writes of one visible to the next.
 */
public final class FrameSlot implements AutoCloseable {
    private final Picture decoded = Picture.empty();
    private final PacketList packets = PacketList.create();
    private final InferenceTensors tensors;
    private final MaskRuns mask;
    private final Regions regions = new Regions();
    private final Picture painted;
    private YuvPlanes planes;
    private long index = -1;
    private long timestamp;
    private long duration;
    private long arrivedNanos;
    private boolean damaged;

    /**
     * Takes ownership of all.
     *
     * @param mask of the picture's size as shown
     * @param painted to paint on, or {@code null} where nothing is painted
     */
    FrameSlot(InferenceTensors tensors, MaskRuns mask, Picture painted) {
        this.tensors = Objects.requireNonNull(tensors, "tensors");
        this.mask = Objects.requireNonNull(mask, "mask");
        this.painted = painted;
    }

    /** Number of the frame in this run, from 0. */
    public long index() {
        return index;
    }

    /** When to show the frame, in the stream's time base. */
    public long timestamp() {
        return timestamp;
    }

    /** How long to show it, in the stream's time base; 0 when unknown. */
    public long duration() {
        return duration;
    }

    /** Whether the picture did not decode, or not whole. */
    public boolean damaged() {
        return damaged;
    }

    /** {@link System#nanoTime} at the arrival of the frame's last packet. */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    /** The decoder's picture: read-only, and empty once the last who wants it is done with it. */
    public Picture decoded() {
        return decoded;
    }

    /** Packets of the other streams since the frame before. */
    public PacketList packets() {
        return packets;
    }

    /** The network's input and output. */
    public InferenceTensors tensors() {
        return tensors;
    }

    /** (1, K, H/s, W/s) uint8, 255 = certain; of the picture as shown from Mask on, before that upright. */
    public ByteBuffer probability() {
        return tensors.probability();
    }

    /** Columns of the probability. */
    public int probabilityWidth() {
        return tensors.outputWidth();
    }

    /** Rows of the probability. */
    public int probabilityHeight() {
        return tensors.outputHeight();
    }

    /**
     * The picture with its masks.
     *
     * @throws IllegalStateException in a pipeline that doesn't paint
     */
    public Picture painted() {
        if (painted == null) {
            throw new IllegalStateException("this pipeline does not paint");
        }
        return painted;
    }

    /** The mask of the picture as shown, without specks. */
    public MaskRuns mask() {
        return mask;
    }

    /** The regions of that mask. */
    public Regions regions() {
        return regions;
    }

    /** Bytes of the tensors and of the painted picture; the decoder's picture is the decoder's. */
    public long bytes() {
        long sum = tensors.bytes();
        for (int i = 0; painted != null && i < painted.planes(); i++) {
            sum += painted.plane(i).capacity();
        }
        return sum;
    }

    /** Begins a frame: what the slot held of the last one is dropped. */
    void begin(long frameIndex) {
        index = frameIndex;
        decoded.release();
        packets.clear();
    }

    /** Notes what outlives the picture just decoded. */
    void notePicture(long arrival) {
        arrivedNanos = arrival;
        timestamp = decoded.timestamp();
        duration = decoded.duration();
        damaged = decoded.isPatched();
    }

    /** The painted picture's samples, wherever they are now: an encoder that holds on to them makes it get others. */
    YuvPlanes planes() {
        if (planes == null || !PictureSamples.describes(planes, painted())) {
            planes = PictureSamples.of(painted());
        }
        return planes;
    }

    /** Drops and frees everything; idempotent. */
    @Override
    public void close() {
        planes = null;
        decoded.close();
        packets.close();
        tensors.close();
        if (painted != null) {
            painted.close();
        }
    }
}
