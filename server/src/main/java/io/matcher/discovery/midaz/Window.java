package io.matcher.discovery.midaz;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a span of time a list is: a slice of it, and in that slice a page. Midaz limits how long a slice may be (a month in older
 * versions), reads whole seconds only, and takes an end at midnight for the end of that day. Slices overlap, because what happened
 * within the last second of one could fall between two.
 *
 * @param from where the slice begins, whole seconds
 * @param to where it ends, inclusive
 * @param end where the last slice ends
 * @param limit how many transactions a page may have
 * @param restarts how often the slice was begun anew, so that the same page is not taken for going in circles
 * @param cursor Midaz's own, within the slice; empty for its first page
 */
record Window(Instant from, Instant to, Instant end, int limit, int restarts, String cursor) {

    private static final Duration LONGEST = Duration.ofDays(28);
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_RESTARTS = 5;
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,12})-(\\d{1,12})-(\\d{1,12})-(\\d{1,3})-(\\d{1,3})~(.*)", Pattern.DOTALL);

    /** The first page of a span; empty when the span ends before it begins. */
    static Optional<Window> of(Instant from, Instant end) {
        Instant begin = from.truncatedTo(ChronoUnit.SECONDS);
        Instant last = notMidnight(end.truncatedTo(ChronoUnit.SECONDS));
        return last.isBefore(begin) ? Optional.empty() : Optional.of(slice(begin, last, LARGEST_PAGE));
    }

    /** The window of a text that {@link #text} made. */
    static Window parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("No position in a ledger");
        }
        return new Window(
                second(form, 1),
                second(form, 2),
                second(form, 3),
                Integer.parseInt(form.group(4)),
                Integer.parseInt(form.group(5)),
                form.group(6));
    }

    String text() {
        return from.getEpochSecond() + "-" + to.getEpochSecond() + "-" + end.getEpochSecond() + "-" + limit + "-"
                + restarts + "~" + cursor;
    }

    /** Where to go on; empty at the end. */
    Optional<Window> next(Optional<String> nextCursor) {
        if (nextCursor.isPresent()) {
            return Optional.of(new Window(from, to, end, limit, restarts, nextCursor.get()));
        }
        return to.isBefore(end) ? Optional.of(slice(to.minus(OVERLAP), end, limit)) : Optional.empty();
    }

    /** Whether the slice may be begun anew once more. */
    boolean mayRestart() {
        return restarts < MOST_RESTARTS;
    }

    /** The same slice from its first page. */
    Window anew() {
        return new Window(from, to, end, limit, restarts + 1, "");
    }

    /** Whether pages may be smaller. */
    boolean mayShrink() {
        return limit > 1 && mayRestart();
    }

    /** The same slice from its first page, with pages of a tenth: a page holds all operations of its transactions, which may be many. */
    Window smaller() {
        return new Window(from, to, end, Math.max(1, limit / 10), restarts + 1, "");
    }

    private static Window slice(Instant from, Instant end, int limit) {
        Instant to = from.plus(LONGEST);
        return new Window(from, to.isBefore(end) ? notMidnight(to) : end, end, limit, 0, "");
    }

    private static Instant notMidnight(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() == 0 ? instant.minusSeconds(1) : instant;
    }

    private static Instant second(Matcher form, int group) {
        return Instant.ofEpochSecond(Long.parseLong(form.group(group)));
    }
}
