package dev.roadmask.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of time as it is typed: {@code 2}, {@code 2s}, {@code 500ms}, {@code 5m}, {@code 1h}. */
final class Span implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m|h)?");

    @Override
    public Duration convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no time like 2s, 500ms, 5m or 1h");
        }
        double unit =
                switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
                    case "ms" -> 1;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 1_000;
                };
        Duration span = Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * unit));
        if (span.isZero()) {
            throw new TypeConversionException("'" + text + "' is no time at all");
        }
        return span;
    }
}
