package io.matcher.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a rule asks of a pair. Settings are made by {@link #parse}, which knows the defaults and the ranges. */
public sealed interface RuleSettings {

    /** What all types share. */
    Common common();

    /** Whether the rule demands equal currencies; without it a pair across currencies scores 30 less. */
    boolean matchCurrency();

    /** Equality, field by field. */
    record Exact(
            boolean matchAmount,
            boolean matchCurrency,
            boolean matchDate,
            DatePrecision datePrecision,
            Reference reference,
            Base base,
            Common common)
            implements RuleSettings {}

    /** Amounts within a tolerance, dates within a window of days. */
    record Tolerance(
            AmountTolerance amount,
            int dateWindowDays,
            boolean matchCurrency,
            Reference reference,
            Base base,
            Common common)
            implements RuleSettings {}

    /** The right row follows or precedes the left one by a number of days; amounts may differ by a fee. */
    record DateLag(Lag lag, BigDecimal feeTolerance, boolean matchCurrency, Common common) implements RuleSettings {}

    /** Amounts within a tolerance, dates within a window, and texts that are alike rather than equal. */
    record Fuzzy(
            AmountTolerance amount,
            int dateWindowDays,
            boolean matchCurrency,
            TextLikeness text,
            Optional<ReferenceRepair> repair,
            Base base,
            Common common)
            implements RuleSettings {}

    /**
     * Whether references must be equal, and whether both must be present.
     *
     * @param repair how references that are not equal may still be the same; empty where they may not
     */
    record Reference(boolean match, boolean caseInsensitive, boolean mustBeSet, Optional<ReferenceRepair> repair) {
        Reference(boolean match, boolean caseInsensitive, boolean mustBeSet) {
            this(match, caseInsensitive, mustBeSet, Optional.empty());
        }
    }

    /**
     * Whether base amounts and base currencies must agree too; a row without them then matches nothing.
     *
     * @param fx compares base amounts within a band, and then alone; the two flags add nothing to it
     */
    record Base(boolean amount, boolean currency, Optional<FxBand> fx) {
        Base(boolean amount, boolean currency) {
            this(amount, currency, Optional.empty());
        }

        boolean comparesAmounts() {
            return amount || fx.isPresent();
        }
    }

    /**
     * |left − right| ≤ max(absolute, percent × base), on amounts that were rounded first.
     *
     * @param percent a fraction, 0 to 1: 0.005 is half a percent
     * @param scale the decimals that amounts are rounded to, 0 to 10
     */
    record AmountTolerance(
            BigDecimal absolute, BigDecimal percent, PercentageBase base, int scale, RoundingMode rounding) {}

    /**
     * How many days lie between the two dates.
     *
     * @param min 0 to 3650
     * @param max min to 3650
     * @param inclusive whether min and max themselves are admitted
     */
    record Lag(int min, int max, boolean inclusive, LagDirection direction) {}

    record Common(Dating dating, List<MatchedKey> keys, Allocation allocation, Caps caps, OnAmbiguity onAmbiguity) {
        public Common {
            keys = List.copyOf(keys);
        }
    }

    /** Which date is compared, and which days count. */
    record Dating(DateField field, DayCount dayCount) {}

    /** How one amount is spread over several rows; read by 1:N and N:M matching. */
    record Allocation(
            boolean allowPartial,
            AllocationDirection direction,
            ToleranceMode toleranceMode,
            BigDecimal tolerance,
            boolean useBaseAmount) {}

    /** Scores that the user wrote cap what a pair can reach; absent ones cap nothing. */
    record Caps(OptionalInt match, OptionalInt matchBase) {}

    enum DatePrecision {
        DAY,
        TIMESTAMP
    }

    /** What the percentage is taken of; always of absolute, rounded amounts. */
    enum PercentageBase {
        MAX,
        MIN,
        AVERAGE,
        LEFT,
        RIGHT
    }

    enum LagDirection {
        ABS,
        LEFT_BEFORE_RIGHT,
        RIGHT_BEFORE_LEFT
    }

    enum DateField {
        BOOKING_DATE("bookingDate"),
        VALUE_DATE("valueDate"),
        OCCURRED_AT("occurredAt");

        private final String text;

        DateField(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    enum DayCount {
        CALENDAR,
        BUSINESS
    }

    enum AllocationDirection {
        LEFT_TO_RIGHT,
        RIGHT_TO_LEFT
    }

    enum ToleranceMode {
        ABS,
        PERCENT
    }

    /** What happens to rows whose explanation is rivalled. */
    enum OnAmbiguity {
        /** The best assignment is proposed for review, with its alternatives. */
        REVIEW,
        /** They stay open for the rules that follow. */
        LEAVE
    }

    /** Reads a config as {@link #parse(String, Map, RegexCompiler)} does; a {@code regex} step is refused. */
    static RuleParse parse(String type, Map<String, ? extends @Nullable Object> config) {
        return new RuleParser(config, null).parse(type);
    }

    /**
     * Reads a rule's config. A {@code null} value means the default; an unknown key is a fault, as is every value of a
     * wrong type or out of range, so that a rule which was accepted can run.
     *
     * @param type {@code EXACT}, {@code TOLERANCE}, {@code DATE_LAG} or {@code FUZZY}
     */
    static RuleParse parse(String type, Map<String, ? extends @Nullable Object> config, RegexCompiler regex) {
        return new RuleParser(config, regex).parse(type);
    }
}
