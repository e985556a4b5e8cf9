package io.matcher.contexts.cron;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the five fields of a pattern. A set of values is the bits of a number. */
enum CronField {
    MINUTE("the minute", 0, 59),
    HOUR("the hour", 0, 23),
    DAY_OF_MONTH("the day of the month", 1, 31),
    MONTH("the month", 1, 12),
    DAY_OF_WEEK("the day of the week", 0, 7);

    private static final Pattern ITEM = Pattern.compile("(?:\\*|([0-9]{1,4})(?:-([0-9]{1,4}))?)(?:/([0-9]{1,4}))?");
    private static final long SUNDAY = 1;
    private static final long SUNDAY_TOO = 1 << 7;

    private final String wire;
    private final int first;
    private final int last;

    CronField(String wire, int first, int last) {
        this.wire = wire;
        this.first = first;
        this.last = last;
    }

    /** Why a field can not be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private Unreadable unreadable(String message) {
        return new Unreadable(wire + " " + message);
    }

    /** Whether the field is written so that it restricts nothing; one that lists all values restricts, as cron has it. */
    static boolean isEvery(String text) {
        return text.equals("*") || text.equals("*/1");
    }

    long read(String text) throws Unreadable {
        long set = 0;
        for (String item : text.split(",", -1)) {
            set |= item(item);
        }
        boolean alsoSunday = this == DAY_OF_WEEK && (set & SUNDAY_TOO) != 0;
        return alsoSunday ? (set & ~SUNDAY_TOO) | SUNDAY : set;
    }

    private long item(String text) throws Unreadable {
        Matcher item = ITEM.matcher(text);
        if (!item.matches()) {
            throw unreadable("is neither *, a number, a range nor a list of these, with or without a step");
        }
        boolean stepped = item.group(3) != null;
        int from = item.group(1) == null ? first : value(item.group(1));
        int to = item.group(2) != null ? value(item.group(2)) : item.group(1) == null || stepped ? lastOfAll() : from;
        int step = stepped ? step(item.group(3)) : 1;
        if (from > to) {
            throw unreadable("has a range that ends before it begins: " + text);
        }
        long set = 0;
        for (int value = from; value <= to; value += step) {
            set |= 1L << value;
        }
        return set;
    }

    /** Sunday is counted once where a step runs over the week. */
    private int lastOfAll() {
        return this == DAY_OF_WEEK ? last - 1 : last;
    }

    private int value(String digits) throws Unreadable {
        int value = Integer.parseInt(digits);
        if (value < first || value > last) {
            throw unreadable("is from " + first + " to " + last + ", not " + value);
        }
        return value;
    }

    private int step(String digits) throws Unreadable {
        int step = Integer.parseInt(digits);
        if (step < 1 || step > last) {
            throw unreadable("has a step that is not from 1 to " + last + ": " + step);
        }
        return step;
    }
}
