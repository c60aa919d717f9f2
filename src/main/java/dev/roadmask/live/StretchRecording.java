package dev.roadmask.live;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.LiveStreams;
import dev.roadmask.video.PacketList;
import dev.roadmask.video.VideoException;
import dev.roadmask.video.WaitingPackets;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one stretch. Pictures decide where a file ends; sound follows by its time: it waits until the picture of
 * its time has come, and a file that has ended stays open a little for sound that is late. A failure ends the recording,
 * never the preview.
 */
final class StretchRecording implements Sink {
    private final Recorder recorder;
    private final LiveStreams streams;
    private final WaitingPackets waiting;
    /** In the order of their time; all but the current one have ended. */
    private final List<Segment> open = new ArrayList<>();

    private Segment current;
    private long newest = Long.MIN_VALUE;

    StretchRecording(Recorder recorder, LiveStreams streams) {
        this.recorder = recorder;
        this.streams = streams;
        this.waiting = WaitingPackets.of(streams);
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public void process(FrameSlot frame) {
        long now = frame.timestamp();
        if (now < newest) {
            finishAll(); // The clock was set back, and no file holds one time twice.
        }
        newest = now;
        waiting.add(frame.packets());
        if (current != null && (!recorder.isWanted() || current.isFull(now))) {
            current.endAt(now);
            current = null;
        }
        if (current == null && recorder.isWanted()) {
            begin(now);
        }
        sharePackets(now);
        if (current == null) {
            waiting.dropBefore(now);
            recorder.paused();
        } else {
            encode(frame);
        }
        finishComplete(now);
    }

    private void begin(long now) {
        try {
            current = Segment.begin(recorder.plan(), streams, waiting, now);
            open.add(current);
            streams.loss().ifPresent(recorder::remark);
            current.writer().warnings().forEach(recorder::remark);
        } catch (VideoException | RuntimeException failure) {
            recorder.failed("recording has ended: " + failure.getMessage());
        }
    }

    private void sharePackets(long now) {
        for (int i = 0; i < open.size(); i++) {
            Segment segment = open.get(i);
            try {
                segment.takePackets(waiting, now);
            } catch (VideoException | RuntimeException failure) {
                i--;
                giveUp(segment, failure);
            }
        }
    }

    private void encode(FrameSlot frame) {
        try {
            current.take(frame);
            recorder.wrote(current);
        } catch (VideoException | RuntimeException failure) {
            giveUp(current, failure);
        }
    }

    private void finishComplete(long now) {
        while (!open.isEmpty() && open.get(0).isComplete(now)) {
            finish(open.remove(0));
        }
    }

    /** Ends all files at once, with all sound that has come. */
    private void finishAll() {
        sharePackets(Long.MAX_VALUE);
        current = null;
        while (!open.isEmpty()) {
            finish(open.remove(0));
        }
        recorder.paused();
    }

    private void finish(Segment segment) {
        try (segment) {
            segment.finish();
            segment.writer().warnings().forEach(recorder::remark);
            recorder.finished(segment);
        } catch (VideoException | RuntimeException failure) {
            fail(segment, failure);
        }
    }

    private void giveUp(Segment segment, Exception failure) {
        open.remove(segment);
        current = current == segment ? null : current;
        try (segment) {
            segment.keep(failure);
        }
        fail(segment, failure);
    }

    private void fail(Segment segment, Exception failure) {
        String kept =
                segment.frames() == 0 ? "" : "; what was written is kept in " + RecordingPlan.part(segment.file());
        recorder.failed("recording has ended: " + failure.getMessage() + kept);
    }

    @Override
    public void finish(PacketList rest) {
        waiting.add(rest);
        close();
    }

    /** Stopping is the usual end of a preview: what was recorded is completed. */
    @Override
    public void keep() {
        close();
    }

    private void close() {
        finishAll();
        waiting.close();
    }
}
