package dev.roadmask.mask;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A length or an area in a picture, in pixels or as a share of the whole.
 *
 * @param number of pixels, or the share: 0.15 is 15 %
 * @param isShare which of them
 */
public record Measure(double number, boolean isShare) {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final double PERCENT = 0.01;

    public Measure {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a measure must be a finite number: number=" + number);
        }
    }

    /** So many pixels. */
    public static Measure pixels(double number) {
        return new Measure(number, false);
    }

    /** So much of the whole: 0.15 is 15 %. */
    public static Measure share(double number) {
        return new Measure(number, true);
    }

    /**
     * Reads {@code 120} and {@code 12.5} as pixels, {@code 15%} as a share.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Measure parse(String text) {
        String trimmed = text.strip();
        boolean share = trimmed.endsWith("%");
        String number = share ? trimmed.substring(0, trimmed.length() - 1).strip() : trimmed;
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is neither a number of pixels nor a share like 15%%".formatted(text));
        }
        double value = Double.parseDouble(number);
        return share ? share(value * PERCENT) : pixels(value);
    }

    /** In pixels of a picture. */
    double in(double whole) {
        return isShare ? number * whole : number;
    }

    /** As it is read: {@code 120}, {@code 15%}. */
    @Override
    public String toString() {
        // To a billionth of a per cent: 0.07 / 0.01 is not 7.
        BigDecimal shown = isShare
                ? BigDecimal.valueOf(number / PERCENT).setScale(9, RoundingMode.HALF_EVEN)
                : BigDecimal.valueOf(number);
        String plain = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return isShare ? plain + "%" : plain;
    }
}
