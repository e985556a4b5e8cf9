package io.matcher.matching;

import io.matcher.fees.FeeSchedule;
import io.matcher.fees.FeeVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What an exception says of a fee that is amiss; amounts are decimals in the currency of the schedule.
 *
 * @param problem {@code OVERCHARGE}, {@code UNDERCHARGE}, {@code MISSING}, {@code NOT_A_NUMBER}, {@code INCALCULABLE} or {@code
 *     OTHER_CURRENCY}
 * @param found the currency that was found in place of the schedule's
 */
record FeeDetails(
        String problem,
        String feeScheduleId,
        String feeScheduleName,
        String currency,
        @Nullable String expected,
        @Nullable String actual,
        @Nullable String delta,
        @Nullable String tolerance,
        @Nullable String found) {

    static FeeDetails of(FeeVerdict verdict) {
        return switch (verdict) {
            case FeeVerdict.Variance variance ->
                new FeeDetails(
                        variance.kind().name(),
                        variance.schedule().id().toString(),
                        variance.schedule().name(),
                        variance.schedule().currency(),
                        MatchItemResponse.decimal(variance.expected()),
                        MatchItemResponse.decimal(variance.actual()),
                        MatchItemResponse.decimal(variance.delta()),
                        MatchItemResponse.decimal(variance.tolerance()),
                        null);
            case FeeVerdict.Missing missing -> of("MISSING", missing.schedule(), null);
            case FeeVerdict.NotANumber unreadable -> of("NOT_A_NUMBER", unreadable.schedule(), null);
            case FeeVerdict.Incalculable incalculable -> of("INCALCULABLE", incalculable.schedule(), null);
            case FeeVerdict.OtherCurrency other -> of("OTHER_CURRENCY", other.schedule(), other.currency());
            case FeeVerdict.Ok ok -> throw new IllegalArgumentException("Nothing is wrong with the fee");
            case FeeVerdict.Ungoverned ungoverned -> throw new IllegalArgumentException("No fee is due");
        };
    }

    private static FeeDetails of(String problem, FeeSchedule schedule, @Nullable String found) {
        return new FeeDetails(
                problem, schedule.id().toString(), schedule.name(), schedule.currency(), null, null, null, null, found);
    }
}
