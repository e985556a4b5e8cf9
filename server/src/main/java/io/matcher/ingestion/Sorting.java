package io.matcher.ingestion;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters that order or filter a list, whose values clients write in lower case. */
final class Sorting {

    private Sorting() {}

    /** What jobs may be sorted by. */
    enum Jobs {
        ID,
        CREATED_AT,
        STARTED_AT,
        COMPLETED_AT,
        STATUS
    }

    /** What the transactions of a job may be sorted by. */
    enum JobTransactions {
        ID,
        CREATED_AT,
        DATE,
        STATUS,
        EXTRACTION_STATUS
    }

    private enum Order {
        ASC,
        DESC
    }

    static <E extends Enum<E>> E by(@Nullable String value, Class<E> type, E otherwise) {
        return value == null || value.isEmpty() ? otherwise : named("query.sort_by", value, type);
    }

    /** Whether {@code sort_order} is {@code asc}; the newest come first otherwise. */
    static boolean ascending(@Nullable String value) {
        return value != null && !value.isEmpty() && named("query.sort_order", value, Order.class) == Order.ASC;
    }

    /**
     * The constant of that name, in either case.
     *
     * @throws RefusedException 400 when there is none
     */
    static <E extends Enum<E>> E named(String location, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> refused(location, value, type));
    }

    private static <E extends Enum<E>> RefusedException refused(String location, String value, Class<E> type) {
        String message = "is one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        String shown = value.length() <= 100 ? value : value.substring(0, 100);
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                new Fault(location, message, shown));
    }
}
