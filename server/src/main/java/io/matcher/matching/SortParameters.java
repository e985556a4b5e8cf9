package io.matcher.matching;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads the order of lists. */
final class SortParameters {

    private SortParameters() {}

    /** Lists are newest first unless asked for {@code asc}. */
    static boolean ascending(@Nullable String order) {
        return switch (order) {
            case null -> false;
            case "", "desc" -> false;
            case "asc" -> true;
            default -> throw invalid("sort_order", "is neither asc nor desc");
        };
    }

    /** Whether groups are ordered by status; ids ascend with the time of making, so that both other orders are one. */
    static boolean byStatus(@Nullable String column) {
        return switch (column) {
            case null -> false;
            case "", "id", "created_at" -> false;
            case "status" -> true;
            default -> throw invalid("sort_by", "is none of id, created_at, status");
        };
    }

    private static RefusedException invalid(String name, String message) {
        String location = "query." + name;
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }
}
