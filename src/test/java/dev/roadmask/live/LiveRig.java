package dev.roadmask.live;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.PaintStyle;
import dev.roadmask.model.Device;
import dev.roadmask.model.SegmentationModel;
import dev.roadmask.model.TinyModel;
import dev.roadmask.pipeline.Admission;
import dev.roadmask.pipeline.FrameSource;
import dev.roadmask.pipeline.Painting;
import dev.roadmask.pipeline.PipelinePlan;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.pipeline.RunReport;
import dev.roadmask.pipeline.SegmentationPipeline;
import dev.roadmask.video.Damage;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.WallClockReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Runs clips through a pipeline with a recorder as if they came live; collects what the recorder tells. */
final class LiveRig implements AutoCloseable, Recorder.Listener {
    static final Instant BEGIN = Instant.parse("2026-11-22T22:59:59.250Z");

    final SegmentationModel model;
    final List<Path> files = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final List<Long> frames = new ArrayList<>();
    WallClockReader source;

    LiveRig(Path folder) throws Exception {
        model = SegmentationModel.open(TinyModel.writeTo(folder), Device.CPU, 1);
    }

    /**
     * One stretch, on the calling thread alone.
     *
     * @param atFrame told the number of each frame before it is read
     */
    RunReport run(Recorder recorder, Path clip, int rounds, int lagPictures, IntConsumer atFrame) throws Exception {
        return run(recorder, clip, BEGIN, rounds, lagPictures, atFrame);
    }

    RunReport run(Recorder recorder, Path clip, Instant begin, int rounds, int lagPictures, IntConsumer atFrame)
            throws Exception {
        try (WallClockReader reader = new WallClockReader(clip, begin, rounds, lagPictures);
                SegmentationPipeline pipeline = SegmentationPipeline.open(new PipelinePlan(
                        new Source(reader, atFrame),
                        model,
                        1,
                        () -> MaskRule.withThreshold(0.5),
                        Optional.of(Painting.of(
                                new PaintStyle(PaintStyle.Look.TINT, 0x00d8ff, 0.5, true),
                                reader.streams()::allocateCanvas)),
                        List.of(recorder.over(reader.streams())),
                        4,
                        Admission.SLOT_FREE,
                        0,
                        Progress.NONE))) {
            source = reader;
            return pipeline.runSequentially();
        }
    }

    @Override
    public void finished(Path file, double seconds, long count) {
        files.add(file);
        frames.add(count);
    }

    @Override
    public void remark(String line) {
        remarks.add(line);
    }

    @Override
    public void failed(String line) {
        failures.add(line);
    }

    @Override
    public void close() {
        model.close();
    }

    private static final class Source implements FrameSource {
        private final WallClockReader reader;
        private final IntConsumer atFrame;
        private int next;

        Source(WallClockReader reader, IntConsumer atFrame) {
            this.reader = reader;
            this.atFrame = atFrame;
        }

        @Override
        public String name() {
            return "a live source";
        }

        @Override
        public VideoDescription description() {
            return reader.streams().description();
        }

        @Override
        public boolean read(Picture picture, PacketList packets) throws VideoException {
            atFrame.accept(next++);
            return reader.read(picture, packets);
        }

        @Override
        public Damage damage() {
            return new Damage(0, List.of(), Optional.empty());
        }
    }
}
