package dev.roadmask.live.window;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why there is no window, in words for who started the program. */
final class Refusal {
    /** As the JDK has it: {@code Can't connect to X11 window server using ':9' as the value of the DISPLAY variable.} */
    private static final Pattern NO_SERVER = Pattern.compile("connect to X11 window server using '([^']*)'");

    private Refusal() {}

    static String reason(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        Matcher noServer = NO_SERVER.matcher(message);
        if (noServer.find()) {
            return "cannot connect to the display " + noServer.group(1);
        }
        // HeadlessException stands for all that this Java cannot do; it is not named, or it would have to be loaded.
        boolean headless = failure.getClass().getSimpleName().equals("HeadlessException");
        if (headless || failure instanceof LinkageError) {
            return "this Java has no windows. Is it a headless one?";
        }
        return "no window can be opened: " + failure;
    }
}
