package dev.roadmask.cli;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Names with wildcards that no shell has expanded: {@code card/2024*}{@code /*.MP4}.
 *
 * @param folder where to look: what stands before the first wildcard
 * @param matcher of the path below that
 * @param depth how deep to look
 */
record InputPattern(Path folder, PathMatcher matcher, int depth) {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    /** Whether there is a wildcard in a name, and sense in it. */
    static boolean isPattern(String argument) {
        if (!WILDCARD.matcher(argument).find()) {
            return false;
        }
        try {
            of(argument);
            return true;
        } catch (PatternSyntaxException unfinished) {
            return false;
        }
    }

    static InputPattern of(String argument) {
        int wildcard = WILDCARD.split(argument, 2)[0].length();
        int slash = argument.lastIndexOf('/', wildcard);
        String below = argument.substring(slash + 1);
        Path folder = Path.of(argument.substring(0, slash == 0 ? 1 : Math.max(0, slash)));
        boolean anyDepth = below.contains("**") || below.contains("{");
        int depth = anyDepth
                ? Integer.MAX_VALUE
                : (int) below.chars().filter(c -> c == '/').count() + 1;
        return new InputPattern(folder, FileSystems.getDefault().getPathMatcher("glob:" + below), depth);
    }

    /** Whether a path found in {@link #folder} matches. */
    boolean matches(Path path) {
        return matcher.matches(folder.relativize(path));
    }
}
