package io.matcher.formats;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Dates of one column, in the first of these forms that fits: RFC 3339; {@code yyyy-MM-dd} or {@code yyyy/MM/dd}, with
 * or without a time after T or a blank; {@code yyyyMMddHHmmss}; {@code yyyyMMdd}; {@code dd-MMM-yyyy}; {@code MMM d,
 * yyyy}; {@code d MMM yyyy} (each with or without a time; months in English, short ones in Portuguese and Spanish too);
 * {@code dd.MM.yyyy}; ten digits of epoch seconds; thirteen of epoch milliseconds.
 *
 * <p>Day and month with slashes or hyphens before the year are read only in a given order or in the one that the first
 * rows prove (a number above 12 can only be the day). A source may instead give the one pattern its dates have.
 */
final class DateReader {
    private final ZoneId zone;
    private final @Nullable DatePattern pattern;
    private final boolean given;
    private final DateText text = new DateText();
    private @Nullable DateOrder order;
    private boolean contradicted;
    private String lastText = "";
    private @Nullable Moment last;
    private String reason = "";

    DateReader(ZoneId zone, @Nullable DateOrder order, @Nullable String pattern) {
        this.zone = zone;
        this.order = order;
        this.pattern = pattern == null ? null : DatePattern.compile(pattern);
        this.given = order != null || pattern != null;
    }

    boolean isDecided() {
        return given || order != null;
    }

    /** Looks at a value of the column before any is read. */
    void learn(String value) {
        if (given || contradicted) {
            return;
        }
        DateOrder proof = text.begin(value.strip()).provedOrder();
        if (proof != null) {
            contradicted = order != null && proof != order;
            order = contradicted ? null : proof;
        }
    }

    /** What the value says, or null and {@link #reason}. */
    @Nullable
    Moment read(String value) {
        if (!value.equals(lastText)) {
            last = readAnew(value.strip());
            lastText = value;
        }
        return last;
    }

    String reason() {
        return reason;
    }

    private @Nullable Moment readAnew(String value) {
        if (pattern != null) {
            Moment read = pattern.read(value, zone);
            return read != null ? read : refuse("does not have the pattern " + pattern);
        }
        return value.length() > DateText.MAX_CHARS ? refuse("is not a date") : parse(text.begin(value));
    }

    private @Nullable Moment parse(DateText value) {
        if (value.allDigits()) {
            return digitsOnly(value);
        }
        boolean understood = value.yearFirst() || value.monthByName() || value.numbersBeforeYear();
        if (!understood) {
            return refuse("is not a date in any known form");
        }
        if (value.orderMatters() && !applyOrder(value)) {
            return null;
        }
        return moment(value);
    }

    private boolean applyOrder(DateText value) {
        DateOrder chosen = order == null ? value.provedOrder() : order;
        if (chosen == null) {
            refuse("can be read day first or month first and the column proves neither; give the date order");
            return false;
        }
        if (!contradicted) {
            order = chosen;
        }
        value.setOrder(chosen);
        return true;
    }

    private @Nullable Moment moment(DateText value) {
        LocalDate date = value.date();
        if (date == null) {
            return refuse(value.reason());
        }
        if (value.atEnd()) {
            return Moment.day(date);
        }
        LocalTime time = value.time();
        if (time == null) {
            return refuse("is a date followed by something that is not a time");
        }
        return Moment.at(LocalDateTime.of(date, time), value.offset(), zone);
    }

    private @Nullable Moment digitsOnly(DateText value) {
        return switch (value.length()) {
            case 8, 14 -> {
                value.compact();
                yield moment(value);
            }
            case 10 -> epoch(Instant.ofEpochSecond(value.number()));
            case 13 -> epoch(Instant.ofEpochMilli(value.number()));
            default -> refuse("is not a date: digits alone are 8, 10, 13 or 14");
        };
    }

    private @Nullable Moment epoch(Instant instant) {
        Moment moment = Moment.of(instant, zone);
        int year = moment.bookingDate().getYear();
        boolean plausible = year >= DateText.MIN_YEAR && year <= DateText.MAX_YEAR;
        return plausible ? moment : refuse("has the year " + year + ", which is out of range");
    }

    private @Nullable Moment refuse(String why) {
        reason = why;
        return null;
    }
}
