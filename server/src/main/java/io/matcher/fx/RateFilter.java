package io.matcher.fx;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rates are wanted; null means any.
 *
 * @param first the first day
 * @param last the last day
 */
record RateFilter(
        @Nullable String from,
        @Nullable String to,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}");
    private static final int LONGEST_SHOWN = 40;

    /**
     * Reads the parameters of the list.
     *
     * @throws RefusedException 400 when one of them can not be read
     */
    static RateFilter of(
            @Nullable String from, @Nullable String to, @Nullable String dateFrom, @Nullable String dateTo) {
        RateFilter filter =
                new RateFilter(code("from", from), code("to", to), day("dateFrom", dateFrom), day("dateTo", dateTo));
        if (filter.first != null && filter.last != null && filter.last.isBefore(filter.first)) {
            throw invalid("dateTo", "lies before dateFrom", filter.last.toString());
        }
        return filter;
    }

    private static @Nullable String code(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!CODE.matcher(value).matches()) {
            throw invalid(name, "is not a currency code", value);
        }
        return value;
    }

    private static @Nullable LocalDate day(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        LocalDate day = RateDates.read(value);
        if (day == null) {
            throw invalid(name, RateDates.EXPECTED, value);
        }
        return day;
    }

    private static RefusedException invalid(String name, String message, String value) {
        String location = "query." + name;
        String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) : value;
        return RefusedException.of(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                new Fault(location, message, shown));
    }
}
