package io.matcher.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as operators write it: a number and one of s, m, h, d; from one second to 365 days. */
final class Lifetime {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,7})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(365);

    private Lifetime() {}

    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        Duration time =
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return Optional.of(time).filter(duration -> duration.compareTo(LONGEST) <= 0);
    }
}
