package dev.roadmask.live.page;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may see and change what. With a token, whoever knows it: in the address once, then in a cookie, or in the header
 * {@code Authorization}. Without one only this machine is served, and only under its own name, so that a page from
 * elsewhere can't come in by a name of its own that it points here. What changes something has to be JSON from this page.
 */
final class Access {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int TOKEN_BYTES = 16;
    private static final int LEAST_TOKEN = 8;

    private final Optional<byte[]> token;
    private final String cookie;

    /** The right token, if one is needed; the port tells this page's cookie from another's. */
    Access(Optional<String> token, int port) {
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
        cookie = "roadmask-" + port;
    }

    /** A token that nobody guesses. */
    static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Refuses a token that is easily guessed, or means something in an address or a cookie. */
    static String requireFit(String token) {
        if (token.length() < LEAST_TOKEN || !token.matches("[A-Za-z0-9._~-]+")) {
            throw new IllegalArgumentException("the token must have at least " + LEAST_TOKEN
                    + " characters, all of them letters, digits or . _ ~ -");
        }
        return token;
    }

    /** Why a request is not answered; empty when it is. */
    Optional<Refusal> refusal(HttpExchange exchange) {
        if (token.isPresent()) {
            return knowsToken(exchange)
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            401,
                            "A token is needed: open the address that roadmask printed, which has ?token= in it."));
        }
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && OWN_NAMES.contains(withoutPort(host).toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(new Refusal(403, "Served as localhost, 127.0.0.1 and [::1] only."));
    }

    /** Why a request may not change anything; empty when it may. */
    Optional<Refusal> refusalToChange(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        String type = headers.getFirst("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            return Optional.of(new Refusal(415, "Content-Type: application/json is needed."));
        }
        String origin = headers.getFirst("Origin");
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean own =
                origin == null || origin.replaceFirst("^https?://", "").equalsIgnoreCase(headers.getFirst("Host"));
        boolean same = site == null || site.equals("same-origin") || site.equals("none");
        return own && same ? Optional.empty() : Optional.of(new Refusal(403, "Only this page may change anything."));
    }

    /** The cookie for someone who came with the right token in the address; empty for others. */
    Optional<String> cookieFor(HttpExchange exchange) {
        return token.isPresent() && isRight(Query.of(exchange).get("token"))
                ? Optional.of(cookie + "=" + new String(token.get(), StandardCharsets.UTF_8)
                        + "; Path=/; HttpOnly; SameSite=Strict")
                : Optional.empty();
    }

    private boolean knowsToken(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return isRight(Query.of(exchange).get("token"))
                || bearer && isRight(Optional.of(authorization.substring(7).strip()))
                || hasCookie(exchange);
    }

    private boolean hasCookie(HttpExchange exchange) {
        for (String line : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (String pair : line.split(";")) {
                String text = pair.strip();
                if (text.startsWith(cookie + "=") && isRight(Optional.of(text.substring(cookie.length() + 1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes as long for a wrong token as for the right one. */
    private boolean isRight(Optional<String> given) {
        return given.isPresent()
                && MessageDigest.isEqual(token.orElseThrow(), given.get().getBytes(StandardCharsets.UTF_8));
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d*$", "");
    }

    /**
     * No.
     *
     * @param code of HTTP
     * @param reason for people
     */
    record Refusal(int code, String reason) {}
}
