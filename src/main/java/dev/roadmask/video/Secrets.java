package dev.roadmask.video;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes users, passwords and tokens out of addresses, for whatever people or logs get to see. */
final class Secrets {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s'\"<>]*");
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*\\]|[^:@]*)(:[0-9]*)?");
    private static final Pattern SECRET = Pattern.compile(
            "([^?&;/=#]*(?:user|usr|login|pass|pwd|psw|token|key|auth|secret|sig|session|credential)[^?&;/=#]*=)[^&;/#]*",
            Pattern.CASE_INSENSITIVE);
    private static final String HIDDEN = "***";

    private Secrets() {}

    /** A text without what is secret in the addresses in it. */
    static String hide(String text) {
        return ADDRESS.matcher(text).replaceAll(address -> Matcher.quoteReplacement(hideInAddress(address.group())));
    }

    /** An address without user and password, and without the values of query fields that sound secret. */
    static String hideInAddress(String address) {
        int authority = address.indexOf("://") + 3;
        String scheme = address.substring(0, authority);
        return scheme
                + SECRET.matcher(withoutUser(address.substring(authority))).replaceAll("$1" + HIDDEN);
    }

    /** People forget to encode an at sign, a slash or a question mark in a password: better too much goes than too little. */
    private static String withoutUser(String rest) {
        int end = firstOf(rest, "/?#");
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            return rest.substring(at + 1);
        }
        boolean oddHost = !HOST.matcher(authority).matches() || authority.indexOf(':') > 0;
        int later = rest.lastIndexOf('@');
        return oddHost && later >= 0 ? rest.substring(later + 1) : rest;
    }

    private static int firstOf(String text, String any) {
        for (int i = 0; i < text.length(); i++) {
            if (any.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
