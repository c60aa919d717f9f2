package dev.roadmask.cli;

import java.nio.charset.Charset;

/** How a terminal shows lengths. */
enum TextBars {
    /** Of eighths of a character. */
    BLOCKS {
        @Override
        String bar(double share, int width) {
            int eighths = length(share, 8 * width);
            String rest = eighths % 8 == 0 ? "" : Character.toString('\u2590' - eighths % 8);
            return "\u2588".repeat(eighths / 8) + rest;
        }
    },
    /** Of whole characters, for terminals and files that know no others. */
    ASCII {
        @Override
        String bar(double share, int width) {
            return "#".repeat(length(share, width));
        }
    };

    /**
     * A bar from the left.
     *
     * @param share of the full length, 0 to 1; what is there at all shows
     * @param width the full length, characters
     */
    abstract String bar(double share, int width);

    private static int length(double share, int width) {
        return share > 0 ? Math.max(1, (int) Math.round(share * width)) : 0;
    }

    /** What standard output can encode. */
    static TextBars ofStandardOutput() {
        // Where a newer JDK prints in another charset than its default one, it says so.
        String name =
                System.getProperty("stdout.encoding", Charset.defaultCharset().name());
        return of(Charset.forName(name));
    }

    static TextBars of(Charset charset) {
        return charset.newEncoder().canEncode("\u2588\u258f") ? BLOCKS : ASCII;
    }
}
