package io.matcher.exceptions;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the filters and the order of the list, and names the parameter that can not be read. */
final class ExceptionQuery {

    private static final List<String> STATES = List.of("OPEN", "ASSIGNED", "PENDING_RESOLUTION", "RESOLVED");
    private static final int LONGEST = 255;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private ExceptionQuery() {}

    static @Nullable String status(@Nullable String value) {
        return oneOf("status", value, STATES);
    }

    static @Nullable String severity(@Nullable String value) {
        return oneOf(
                "severity",
                value,
                Arrays.stream(Severity.values()).map(Severity::name).toList());
    }

    static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw invalid(name, "is longer than " + LONGEST + " characters, or holds a NUL");
        }
        return value;
    }

    static @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(value);
            if (at.getYear() >= FIRST_YEAR && at.getYear() <= LAST_YEAR) {
                return at.toInstant();
            }
        } catch (DateTimeException malformed) {
            throw invalid(name, "is not an RFC 3339 timestamp");
        }
        throw invalid(name, "is not within the years that there are");
    }

    static ExceptionListStore.Order order(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return ExceptionListStore.Order.ID;
        }
        return Arrays.stream(ExceptionListStore.Order.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> invalid("sort_by", "is none of id, created_at, updated_at, severity, status"));
    }

    static boolean ascending(@Nullable String value) {
        if (value == null || value.isEmpty() || value.equals("desc")) {
            return false;
        }
        if (value.equals("asc")) {
            return true;
        }
        throw invalid("sort_order", "is neither asc nor desc");
    }

    private static @Nullable String oneOf(String name, @Nullable String value, List<String> allowed) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        String upper = value.toUpperCase(Locale.ROOT);
        if (!allowed.contains(upper)) {
            throw invalid(name, "is none of " + allowed);
        }
        return upper;
    }

    private static RefusedException invalid(String name, String message) {
        String location = "query." + name;
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }
}
