package io.matcher.platform.http.idempotency;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the key of a request and what it is a key of. */
final class IdempotencyHeader {

    private static final List<String> NAMES = List.of("Idempotency-Key", "X-Idempotency-Key");
    private static final Set<String> MUTATING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9:_-]{1,128}");

    private IdempotencyHeader() {}

    static boolean isKeyed(HttpServletRequest request) {
        return MUTATING.contains(request.getMethod())
                && NAMES.stream().anyMatch(name -> request.getHeader(name) != null);
    }

    /** The key; refused when malformed, or when the two headers disagree. */
    static Outcome<String> key(HttpServletRequest request) {
        Set<String> keys = NAMES.stream()
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                .collect(Collectors.toSet());
        if (keys.size() == 1 && FORM.matcher(keys.iterator().next()).matches()) {
            return Outcome.done(keys.iterator().next());
        }
        return Outcome.refused(
                ErrorCode.INVALID_IDEMPOTENCY_KEY,
                "An idempotency key is one text of 1 to 128 letters, digits and the characters : _ -",
                Fault.at("header.Idempotency-Key", "is not a key"));
    }

    /** A digest of everything that a key belongs to. */
    static byte[] scope(HttpServletRequest request, String subject, String key) {
        return Digests.of(subject, request.getMethod(), request.getRequestURI(), sorted(request.getQueryString()), key);
    }

    private static String sorted(@Nullable String query) {
        return Stream.ofNullable(query)
                .flatMap(text -> Arrays.stream(text.split("&", -1)))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
