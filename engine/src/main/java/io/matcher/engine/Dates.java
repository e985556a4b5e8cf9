package io.matcher.engine;

import io.matcher.engine.RuleSettings.DateField;

/** The dates of a row. */
final class Dates {

    private static final long MICROS_A_DAY = 86_400_000_000L;

    private Dates() {}

    /** Days since 1970-01-01 of the field that a rule compares; an instant counts by its day in UTC. */
    static int day(Ledger ledger, int row, DateField field) {
        return switch (field) {
            case BOOKING_DATE -> ledger.bookingDays[row];
            case VALUE_DATE -> ledger.valueDay(row);
            case OCCURRED_AT -> {
                long instant = ledger.instant(row);
                yield instant == Ledger.NO_INSTANT
                        ? Ledger.NO_DAY
                        : Math.toIntExact(Math.floorDiv(instant, MICROS_A_DAY));
            }
        };
    }
}
