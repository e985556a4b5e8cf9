package io.matcher.matching;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a caller would rather wait for the end of a run than ask again: {@code Prefer: wait=10}, as RFC 7240 has it. */
final class Waiting {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*(\\d{1,4})(?:$|[,;\\s])");
    private static final long LONGEST = 10;

    private Waiting() {}

    /** At most ten seconds; none where the header says nothing of it. */
    static Duration of(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        Matcher found = WAIT.matcher(prefer);
        return found.find() ? Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(found.group(1)))) : Duration.ZERO;
    }
}
