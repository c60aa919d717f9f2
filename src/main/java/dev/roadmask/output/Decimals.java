package dev.roadmask.output;

/** Numbers in tables: a fixed number of decimals behind a point, whatever the machine's language. */
final class Decimals {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Decimals() {}

    /**
     * {@code 0.250000}; what is not known (NaN) is empty.
     *
     * @param value less than 10<sup>10</sup>
     * @param decimals 1 to 8
     */
    static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        long scaled = Math.round(Math.abs(value) * POWERS[decimals]);
        String fraction = Long.toString(POWERS[decimals] + scaled % POWERS[decimals]);
        String sign = value < 0 && scaled > 0 ? "-" : "";
        return sign + scaled / POWERS[decimals] + "." + fraction.substring(1);
    }
}
