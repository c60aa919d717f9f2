package dev.roadmask.pipeline;

import dev.roadmask.mask.SamplePlane;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.PacketList;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes down what arrives: number, time, luma of the corner, mask pixels, and a checksum of all samples. */
final class RecordingSink implements Sink {
    /** One frame as it arrived; the mask's centre is in chroma samples. */
    record Arrival(
            long index,
            long timestamp,
            long duration,
            int corner,
            long maskPixels,
            double maskCentreX,
            double maskCentreY,
            long checksum) {}

    private final String name;
    final List<Arrival> arrivals = new ArrayList<>();
    boolean finished;
    boolean kept;

    RecordingSink() {
        this("record");
    }

    RecordingSink(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void process(FrameSlot frame) {
        YuvPlanes planes = PictureSamples.of(frame.painted());
        double[] centre = tintedCentre(planes.v());
        arrivals.add(new Arrival(
                frame.index(),
                frame.timestamp(),
                frame.duration(),
                planes.y().get(0, 0),
                frame.mask().pixels(),
                centre[0],
                centre[1],
                checksum(planes)));
    }

    private static long checksum(YuvPlanes planes) {
        CRC32 checksum = new CRC32();
        for (SamplePlane plane : new SamplePlane[] {planes.y(), planes.u(), planes.v()}) {
            for (int i = 0; i < plane.width() * plane.height(); i++) {
                checksum.update(plane.get(i % plane.width(), i / plane.width()));
            }
        }
        return checksum.getValue();
    }

    /** The centre, in chroma samples, of what the paint took the saturated red from; 0 without any. */
    private static double[] tintedCentre(SamplePlane v) {
        double[] sum = new double[3];
        for (int i = 0; i < v.width() * v.height(); i++) {
            int value = v.get(i % v.width(), i / v.width());
            if (value != 128 && value < 200) {
                sum[0] += i % v.width();
                sum[1] += i / v.width();
                sum[2]++;
            }
        }
        double count = Math.max(1, sum[2]);
        return new double[] {sum[0] / count, sum[1] / count};
    }

    @Override
    public void finish(PacketList rest) {
        finished = true;
    }

    @Override
    public void keep() {
        kept = true;
    }
}
