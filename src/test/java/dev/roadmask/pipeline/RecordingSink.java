package dev.roadmask.pipeline;

import dev.roadmask.mask.SamplePlane;
import dev.roadmask.mask.YuvPlanes;
import dev.roadmask.video.PacketList;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes down what arrives: number, time, luma of the corner, mask pixels, and a checksum of all samples. */
final class RecordingSink implements Sink {
    /** One frame as it arrived. */
    record Arrival(long index, long timestamp, long duration, int corner, long maskPixels, long checksum) {}

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
        CRC32 checksum = new CRC32();
        for (SamplePlane plane : new SamplePlane[] {planes.y(), planes.u(), planes.v()}) {
            for (int i = 0; i < plane.width() * plane.height(); i++) {
                checksum.update(plane.get(i % plane.width(), i / plane.width()));
            }
        }
        arrivals.add(new Arrival(
                frame.index(),
                frame.timestamp(),
                frame.duration(),
                planes.y().get(0, 0),
                frame.maskPixels(),
                checksum.getValue()));
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
