package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextBarsTest {
    @Test
    void drawsToTheEighthOfACharacter() {
        assertEquals("", TextBars.BLOCKS.bar(0, 10));
        assertEquals("\u258f", TextBars.BLOCKS.bar(1e-9, 10));
        assertEquals("\u2588\u2588\u258c", TextBars.BLOCKS.bar(0.25, 10));
        assertEquals("\u2588\u2589", TextBars.BLOCKS.bar(15 / 16.0, 2));
        assertEquals("\u2588".repeat(10), TextBars.BLOCKS.bar(1, 10));
    }

    @Test
    void drawsWithWhatTheCharsetHas() {
        assertEquals(TextBars.BLOCKS, TextBars.of(StandardCharsets.UTF_8));
        assertEquals(TextBars.ASCII, TextBars.of(StandardCharsets.US_ASCII));
        assertEquals("", TextBars.ASCII.bar(0, 10));
        assertEquals("#", TextBars.ASCII.bar(1e-9, 10));
        assertEquals("#####", TextBars.ASCII.bar(0.5, 10));
    }
}
