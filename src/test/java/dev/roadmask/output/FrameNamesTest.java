package dev.roadmask.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roadmask.video.TimeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What frames and their times are called. */
class FrameNamesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 25, 10, 0.400000, 2/5",
        "1, 30000, 1001, 0.033367, 1001/30000",
        "1001, 30000, 30000, 1001.000000, 1001/1",
        "1, 24000, 0, 0.000000, 0/1",
        "1, 25, -1, -0.040000, -1/25",
        "1, 1000000, 1, 0.000001, 1/1000000",
        "1, 2000000, 1, 0.000001, 1/2000000",
        "1, 2000000, -1, -0.000001, -1/2000000",
        "1, 90000, 9223372036854775807, 102481911520608.620078, 9223372036854775807/90000"
    })
    void tellTheTimeExactly(int numerator, int denominator, long timestamp, String seconds, String rational) {
        FrameNames names = new FrameNames(new TimeBase(numerator, denominator));
        assertEquals(seconds, names.seconds(timestamp));
        assertEquals(rational, names.rational(timestamp));
    }

    @Test
    void sortAsTheFramesCome() {
        FrameNames names = new FrameNames(new TimeBase(1, 25));
        assertEquals("00000012_0.480000", names.stem(12, 12));
        assertEquals("00000000_-0.080000", names.stem(0, -2));
        assertEquals("123456789_4938271.560000", names.stem(123_456_789, 123_456_789));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 3, 0.500",
        "0.0005, 3, 0.001",
        "0.00049, 3, 0.000",
        "-0.00049, 3, 0.000",
        "-1.25, 2, -1.25",
        "0.99999999, 6, 1.000000",
        "123456789.125, 3, 123456789.125",
        "NaN, 3, ''"
    })
    void decimalsAreFixed(double value, int decimals, String text) {
        assertEquals(text, Decimals.fixed(value, decimals));
    }
}
