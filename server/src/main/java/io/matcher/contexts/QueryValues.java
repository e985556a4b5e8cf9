package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads filters of lists, in either case of letters. */
final class QueryValues {

    private QueryValues() {}

    /**
     * The value as it is stored; null when none is asked for.
     *
     * @throws RefusedException 400 when it is none of those that there are
     */
    static @Nullable String oneOf(String parameter, @Nullable String value, List<String> allowed) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        String upper = value.toUpperCase(Locale.ROOT);
        if (!allowed.contains(upper)) {
            String shown = value.length() > 200 ? value.substring(0, 200) : value;
            String message = "is none of " + allowed;
            throw RefusedException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The request is invalid: query." + parameter + " " + message,
                    new Fault("query." + parameter, message, shown));
        }
        return upper;
    }

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
