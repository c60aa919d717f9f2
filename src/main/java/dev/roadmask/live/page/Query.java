package dev.roadmask.live.page;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;

/** What stands behind the question mark of a request. */
record Query(String text) {
    static Query of(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        return new Query(raw == null ? "" : raw);
    }

    /** The first value of a name, as written. */
    Optional<String> get(String name) {
        for (String pair : text.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** The first value of a name as a number; the default when there is none. */
    long number(String name, long ifAbsent) {
        try {
            return get(name).map(Long::parseLong).orElse(ifAbsent);
        } catch (NumberFormatException e) {
            return ifAbsent;
        }
    }
}
