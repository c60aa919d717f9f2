package dev.roadmask.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Code values as published with the standards (colour bars of BT.601, BT.709, BT.2111). */
class YuvColorTest {
    private static final int RED = 0xff0000;

    @Test
    void knowsTheColourBars() {
        assertEquals(new YuvColor(81, 90, 240), YuvColor.ofRgb(RED, YuvMatrix.BT601, false, 8));
        assertEquals(new YuvColor(63, 102, 240), YuvColor.ofRgb(RED, YuvMatrix.BT709, false, 8));
        assertEquals(new YuvColor(41, 240, 110), YuvColor.ofRgb(0x0000ff, YuvMatrix.BT601, false, 8));
        assertEquals(new YuvColor(235, 128, 128), YuvColor.ofRgb(0xffffff, YuvMatrix.BT709, false, 8));
        assertEquals(new YuvColor(64, 512, 512), YuvColor.ofRgb(0, YuvMatrix.BT2020, false, 10));
        assertEquals(new YuvColor(294, 387, 960), YuvColor.ofRgb(RED, YuvMatrix.BT2020, false, 10));
    }

    @Test
    void usesAllCodesOfAFullRange() {
        assertEquals(new YuvColor(76, 85, 255), YuvColor.ofRgb(RED, YuvMatrix.BT601, true, 8));
        assertEquals(new YuvColor(255, 128, 128), YuvColor.ofRgb(0xffffff, YuvMatrix.BT601, true, 8));
        assertEquals(new YuvColor(65535, 32768, 32768), YuvColor.ofRgb(0xffffff, YuvMatrix.BT709, true, 16));
    }
}
