package dev.roadmask.output;

import dev.roadmask.video.TimeBase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What frames are called in tables and as files. A frame has the same name in all outputs of a pass.
 *
 * @param timeBase unit of the timestamps
 */
public record FrameNames(TimeBase timeBase) {
    private static final int MICROSECOND_DIGITS = 6;

    /** {@code 00000012_0.400000}: the frame's number and its time in seconds, to a microsecond. */
    public String stem(long index, long timestamp) {
        return String.format(Locale.ROOT, "%08d_%s", index, seconds(timestamp));
    }

    /** What files are called that are named after frames: to know ours again. */
    static Pattern files(String ending) {
        return Pattern.compile("[0-9]{8,}_-?[0-9]+[.][0-9]{6}[.]" + ending);
    }

    /** {@code 0.400000}: a timestamp in seconds, rounded to the nearest microsecond. */
    public String seconds(long timestamp) {
        return BigDecimal.valueOf(timestamp)
                .multiply(BigDecimal.valueOf(timeBase.numerator()))
                .divide(BigDecimal.valueOf(timeBase.denominator()), MICROSECOND_DIGITS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** {@code 1001/30000}: a timestamp in seconds, exactly, in lowest terms. */
    public String rational(long timestamp) {
        BigInteger numerator = BigInteger.valueOf(timestamp).multiply(BigInteger.valueOf(timeBase.numerator()));
        BigInteger denominator = BigInteger.valueOf(timeBase.denominator());
        BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        return numerator.divide(common) + "/" + denominator.divide(common);
    }
}
