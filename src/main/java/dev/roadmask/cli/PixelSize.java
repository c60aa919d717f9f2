package dev.roadmask.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as it is typed: {@code 1280x720}. */
record PixelSize(int width, int height) {
    private static final Pattern FORM = Pattern.compile("(\\d{2,4})x(\\d{2,4})");

    static PixelSize parse(String text) throws UsageException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--size must look like 1280x720: " + text);
        }
        return new PixelSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
