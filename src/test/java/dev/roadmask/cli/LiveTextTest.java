package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadmask.live.DropReason;
import dev.roadmask.live.LiveState;
import dev.roadmask.live.LiveStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The terminal's words for a preview. */
class LiveTextTest {
    private static final String NO_ANSWER = "Connection refused; trying again in 4 s";

    private static LiveStatus status(LiveState state, double age, String detail, long reconnects, String record) {
        return new LiveStatus(
                "rtsp://cam/1",
                state,
                detail,
                age < 0 ? OptionalDouble.empty() : OptionalDouble.of(age),
                1280,
                720,
                30,
                9.8,
                OptionalDouble.of(42.3),
                OptionalDouble.empty(),
                0.5,
                new LiveStatus.Frames(9, 9, 9, 0, 0),
                Map.of(DropReason.BUSY, 31L, DropReason.CUT, 3L),
                reconnects,
                detail.isEmpty() ? Optional.empty() : Optional.of(detail),
                "CPU 448x256",
                0.5,
                0.4,
                record.isEmpty() ? Optional.empty() : Optional.of(new LiveStatus.Recording(Path.of(record), 83)));
    }

    private static LiveStatus live() {
        return status(LiveState.LIVE, 0.01, "", 0, "");
    }

    private static LiveStatus lost(double age) {
        return status(LiveState.LOST, age, NO_ANSWER, 0, "");
    }

    private static List<String> changes(LiveStatus before, LiveStatus now) {
        return LiveText.changes(Optional.of(before), now);
    }

    @Test
    void lineTellsAllThatThereIsRoomFor() {
        LiveStatus recording = status(LiveState.LIVE, 0.01, "", 2, "a.mkv");
        assertEquals(
                "23:59:59  LIVE  rec 0:01:23  in 30.0 out  9.8 fps  latency   42/   - ms  dropped    34"
                        + "  reconnects 2  CPU 448x256  rtsp://cam/1",
                LiveText.line(recording, "23:59:59", 200));
        assertEquals("23:59:59  LIVE  rec 0:01:23  in 30.0 out  9.8 fps", LiveText.line(recording, "23:59:59", 60));
    }

    @Test
    void lineSaysSinceWhenAndWhyThereIsNoPicture() {
        assertEquals(
                "23:59:59  LOST 12 s: Connection refused; trying again in 4 s  in 30.0 out  9.8 fps",
                LiveText.line(lost(12), "23:59:59", 85));
        assertEquals("23:59:59  LOST 12...", LiveText.line(lost(12), "23:59:59", 20));
        assertEquals(
                "23:59:59  CONNECTING", LiveText.line(status(LiveState.CONNECTING, -1, "", 0, ""), "23:59:59", 30));
    }

    @Test
    void onlyChangesAreTold() {
        assertEquals(List.of("live rtsp://cam/1, 1280x720"), LiveText.changes(Optional.empty(), live()));
        assertEquals(List.of(), changes(live(), live()));
        assertEquals(List.of("lost rtsp://cam/1: " + NO_ANSWER), changes(live(), lost(0.1)));
        assertEquals(List.of(), changes(lost(1), lost(2)));
        assertEquals(List.of("back rtsp://cam/1 after 0:01:05, 1280x720"), changes(lost(65), live()));
        assertEquals(
                List.of("no fresh picture from rtsp://cam/1"), changes(live(), status(LiveState.STALE, 2, "", 0, "")));
        assertEquals(List.of(), changes(live(), status(LiveState.ENDED, 2, "", 0, "")), "the summary tells");
    }

    @Test
    void breakTooShortToBeSeenIsToldToo() {
        assertEquals(
                List.of("back rtsp://cam/1 after 0 s, 1280x720"),
                changes(live(), status(LiveState.LIVE, 0.01, "", 1, "")));
    }

    @Test
    void serverThatIsNotThereYetIsToldOncePerReason() {
        LiveStatus waiting = status(LiveState.CONNECTING, -1, "", 0, "");
        LiveStatus refused = status(LiveState.CONNECTING, -1, NO_ANSWER, 0, "");
        assertEquals(List.of("connecting to rtsp://cam/1"), LiveText.changes(Optional.empty(), waiting));
        assertEquals(List.of("connecting to rtsp://cam/1: " + NO_ANSWER), changes(waiting, refused));
        assertEquals(List.of(), changes(refused, refused));
        assertEquals(List.of("live rtsp://cam/1, 1280x720"), changes(refused, live()));
    }

    @Test
    void filesOfARecordingAreTold() {
        LiveStatus first = status(LiveState.LIVE, 0.01, "", 0, "a.mkv");
        LiveStatus second = status(LiveState.LIVE, 0.01, "", 0, "b.mkv");
        assertEquals(List.of("recording a.mkv"), changes(live(), first));
        assertEquals(List.of("recording b.mkv"), changes(first, second));
        assertEquals(List.of(), changes(second, live()));
    }
}
