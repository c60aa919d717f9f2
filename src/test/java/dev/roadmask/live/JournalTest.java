package dev.roadmask.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the screen says of a source, event by event. */
class JournalTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final OptionalDouble FRESH = OptionalDouble.of(0.1);
    private static final OptionalDouble OLD = OptionalDouble.of(2.1);

    private final Journal journal = new Journal("tcp://camera:9000");

    @Test
    void isLiveOnlyWhileFreshPicturesCome() {
        assertEquals(LiveState.CONNECTING, journal.state(NONE, 2));
        journal.opening();
        journal.connected();
        assertEquals(LiveState.CONNECTING, journal.state(NONE, 2), "nothing is painted yet");
        assertEquals(LiveState.LIVE, journal.state(FRESH, 2));
        assertEquals(LiveState.STALE, journal.state(OLD, 2));
        journal.lost("lost tcp://camera:9000: connection reset", 4_000_000_000L);
        assertEquals(LiveState.LOST, journal.state(FRESH, 2));
        journal.connected();
        assertEquals(LiveState.LIVE, journal.state(FRESH, 2));
        assertEquals(1, journal.reconnects());
        journal.ended();
        assertEquals(LiveState.ENDED, journal.state(FRESH, 2));
    }

    @Test
    void saysWhyWithoutTheNameThatIsOnTheScreenAnyway() {
        journal.lost("cannot open tcp://camera:9000: connection refused", 4_000_000_000L);
        assertEquals(LiveState.LOST, journal.state(NONE, 2));
        assertEquals("connection refused", journal.lastError().orElseThrow());
        assertEquals("connection refused; trying again in 4 s", journal.detail());
        journal.opening();
        assertEquals("connection refused; trying again", journal.detail());
        journal.connected();
        assertEquals("", journal.detail());
        assertTrue(journal.lastError().isPresent(), "it stays for the figures");
        assertEquals(0, journal.reconnects(), "it was never there before");
    }
}
