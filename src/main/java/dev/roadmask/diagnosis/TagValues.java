package dev.roadmask.diagnosis;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two values of a tag say the same in other words. */
final class TagValues {
    /** Tags of a file or a bit stream, which another file or encoder can't share; durations are compared as times. */
    private static final Set<String> OF_THE_FILE = Set.of(
            "major_brand",
            "minor_version",
            "compatible_brands",
            "encoder",
            "duration",
            "vendor_id",
            "bps",
            "number_of_frames",
            "number_of_bytes",
            "_statistics_writing_app",
            "_statistics_writing_date_utc",
            "_statistics_tags");
    /** A language that is none. */
    private static final String UNDETERMINED = "und";

    private static final Pattern COORDINATES = Pattern.compile("([+-][0-9.]+)([+-][0-9.]+)(?:[+-][0-9.]+)?/?");
    /** Half the last digit of what is read back, and what an MP4's 16 bits of fraction round off: six metres. */
    private static final double COORDINATE_DEGREES = 0.00006;

    /** Languages with two codes of ISO 639-2, that of bibliographies and that of terminology. */
    private static final Map<String, String> TERMINOLOGY = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    private TagValues() {}

    /** Whether a tag tells of the footage rather than of its file. Matroska appends a language, as in BPS-eng. */
    static boolean counts(String key, String value) {
        return !OF_THE_FILE.contains(key.replaceFirst("-[a-z]{3}$", "")) && !value.equals(UNDETERMINED);
    }

    /** A tag's value, null without one. Matroska has its own name for when a stream was made. */
    static String find(String key, Map<String, String> tags) {
        String value = tags.get(key);
        return value == null && key.equals("creation_time") ? tags.get("date_encoded") : value;
    }

    /** Whether both values of a tag say the same; the second may be null. */
    static boolean same(String key, String expected, String actual) {
        if (actual == null || expected.equals(actual)) {
            return actual != null;
        }
        if (key.equals("creation_time")) {
            return instant(expected).equals(instant(actual));
        }
        if (key.equals("language")) {
            return TERMINOLOGY.getOrDefault(expected, expected).equals(TERMINOLOGY.getOrDefault(actual, actual));
        }
        return key.startsWith("location") && samePlace(expected, actual);
    }

    /** To the second, which is all that an MP4 holds; what is no time stays the text that it is. */
    private static String instant(String text) {
        try {
            String time = text.strip().replace(' ', 'T');
            boolean zoned = time.toUpperCase(Locale.ROOT).endsWith("Z");
            return String.valueOf(Instant.parse(zoned ? time : time + "Z").getEpochSecond());
        } catch (DateTimeParseException none) {
            return text;
        }
    }

    private static boolean samePlace(String expected, String actual) {
        Matcher one = COORDINATES.matcher(expected);
        Matcher other = COORDINATES.matcher(actual);
        return one.matches()
                && other.matches()
                && near(one.group(1), other.group(1))
                && near(one.group(2), other.group(2));
    }

    private static boolean near(String one, String other) {
        return Math.abs(Double.parseDouble(one) - Double.parseDouble(other)) <= COORDINATE_DEGREES;
    }
}
