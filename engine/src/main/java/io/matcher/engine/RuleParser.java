package io.matcher.engine;

import io.matcher.engine.RuleSettings.Allocation;
import io.matcher.engine.RuleSettings.AllocationDirection;
import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.Base;
import io.matcher.engine.RuleSettings.Caps;
import io.matcher.engine.RuleSettings.Common;
import io.matcher.engine.RuleSettings.DateField;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.DatePrecision;
import io.matcher.engine.RuleSettings.Dating;
import io.matcher.engine.RuleSettings.DayCount;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Lag;
import io.matcher.engine.RuleSettings.LagDirection;
import io.matcher.engine.RuleSettings.OnAmbiguity;
import io.matcher.engine.RuleSettings.PercentageBase;
import io.matcher.engine.RuleSettings.Reference;
import io.matcher.engine.RuleSettings.Tolerance;
import io.matcher.engine.RuleSettings.ToleranceMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Knows the settings of each rule type, their defaults and ranges. */
final class RuleParser {

    private static final int MAX_DAYS = 3650;
    private static final Allocation PAIRS =
            new Allocation(false, AllocationDirection.LEFT_TO_RIGHT, ToleranceMode.ABS, BigDecimal.ZERO, false);

    private final Map<String, ? extends @Nullable Object> config;
    private final ConfigReader in;
    private final @Nullable RegexCompiler regex;

    RuleParser(Map<String, ? extends @Nullable Object> config, @Nullable RegexCompiler regex) {
        this.config = config;
        this.in = new ConfigReader(config);
        this.regex = regex;
    }

    RuleParse parse(String type) {
        RuleSettings settings =
                switch (type) {
                    case "EXACT" -> exact();
                    case "TOLERANCE" -> tolerance();
                    case "DATE_LAG" -> dateLag();
                    case "FUZZY" -> fuzzy();
                    default -> null;
                };
        if (settings == null) {
            in.fault("type", "must be one of [EXACT, TOLERANCE, DATE_LAG, FUZZY]", type);
        } else {
            in.refuseUnknown(type + " rules");
        }
        if (config.isEmpty()) {
            in.fault("config", "must hold at least one setting of the rule's type", config);
        }
        return in.faults().isEmpty() && settings != null
                ? new RuleParse.Valid(settings)
                : new RuleParse.Invalid(in.faults());
    }

    private Exact exact() {
        return new Exact(
                in.flag("matchAmount", true),
                matchCurrency(),
                in.flag("matchDate", true),
                in.choice("datePrecision", DatePrecision.DAY, false),
                reference(),
                base(),
                common(true));
    }

    private Tolerance tolerance() {
        return new Tolerance(
                amountTolerance(),
                in.integer("dateWindowDays", 0, 0, MAX_DAYS),
                matchCurrency(),
                reference(),
                base(),
                common(true));
    }

    private Fuzzy fuzzy() {
        return new Fuzzy(
                amountTolerance(),
                in.integer("dateWindowDays", 0, 0, MAX_DAYS),
                matchCurrency(),
                new LikenessParser(in).parse(),
                RepairParser.parse(in),
                base(),
                // Likeness gathers no parts, so that settings of their allocation are refused rather than ignored.
                common(true, PAIRS));
    }

    private AmountTolerance amountTolerance() {
        return new AmountTolerance(
                in.decimal("absTolerance", "0.50", null),
                in.decimal("percentTolerance", "0.005", BigDecimal.ONE),
                in.choice("percentageBase", PercentageBase.MAX, true),
                in.integer("roundingScale", 2, 0, 10),
                rounding());
    }

    /** Base amounts are compared because currencies differ: a band lets them, unless the config says otherwise. */
    private boolean matchCurrency() {
        return in.flag("matchCurrency", in.raw("fxBand") == null);
    }

    private DateLag dateLag() {
        int faultsBefore = in.faults().size();
        Lag lag = new Lag(
                in.integer("minDays", 0, 0, MAX_DAYS),
                in.integer("maxDays", 0, 0, MAX_DAYS),
                in.flag("inclusive", true),
                in.choice("direction", LagDirection.ABS, false));
        if (in.faults().size() == faultsBefore) {
            checkLag(lag);
        }
        return new DateLag(lag, in.decimal("feeTolerance", "0", null), in.flag("matchCurrency", true), common(false));
    }

    private void checkLag(Lag lag) {
        if (lag.max() < lag.min()) {
            in.fault("maxDays", "must not be less than minDays, which is " + lag.min(), in.raw("maxDays"));
        } else if (!lag.inclusive() && lag.min() == 0) {
            in.fault("inclusive", "must be true where minDays is 0", in.raw("inclusive"));
        } else if (!lag.inclusive() && lag.max() - lag.min() < 2) {
            in.fault("inclusive", "leaves no day between minDays and maxDays", in.raw("inclusive"));
        }
    }

    private Reference reference() {
        return new Reference(
                in.flag("matchReference", true),
                in.flag("caseInsensitive", true),
                in.flag("referenceMustSet", false),
                RepairParser.parse(in));
    }

    private Base base() {
        return new Base(in.flag("matchBaseAmount", false), in.flag("matchBaseCurrency", false), FxParser.parse(in));
    }

    private Common common(boolean hasBase) {
        return common(hasBase, allocation(hasBase));
    }

    private Common common(boolean hasBase, Allocation allocation) {
        return new Common(
                new Dating(
                        in.choice("dateField", DateField.BOOKING_DATE, false),
                        in.choice("dayCount", DayCount.CALENDAR, false)),
                new MatchedKeysParser(in, regex).parse(),
                allocation,
                new Caps(cap("matchScore"), hasBase ? cap("matchBaseScore") : OptionalInt.empty()),
                in.choice("onAmbiguity", OnAmbiguity.REVIEW, false));
    }

    private Allocation allocation(boolean hasBase) {
        ToleranceMode mode = in.choice("allocationToleranceMode", ToleranceMode.ABS, false);
        BigDecimal max = mode == ToleranceMode.PERCENT ? BigDecimal.ONE : null;
        // Matching base amounts means allocating them, unless the config says otherwise.
        boolean hasBand = hasBase && in.raw("fxBand") != null;
        boolean matchesBase = hasBand || (hasBase && Boolean.TRUE.equals(in.raw("matchBaseAmount")));
        Allocation allocation = new Allocation(
                in.flag("allowPartial", false),
                in.choice("allocationDirection", AllocationDirection.LEFT_TO_RIGHT, false),
                mode,
                in.decimal("allocationToleranceValue", "0", max),
                in.flag("allocationUseBaseAmount", matchesBase));
        if (hasBand && !allocation.useBaseAmount()) {
            in.fault("allocationUseBaseAmount", "must be true where fxBand is given", false);
        }
        return allocation;
    }

    private OptionalInt cap(String key) {
        return in.raw(key) == null ? OptionalInt.empty() : OptionalInt.of(in.integer(key, 0, 0, 100));
    }

    private RoundingMode rounding() {
        return switch (in.choice("roundingMode", Rounding.HALF_UP, false)) {
            case HALF_UP -> RoundingMode.HALF_UP;
            case BANKERS -> RoundingMode.HALF_EVEN;
            case FLOOR -> RoundingMode.FLOOR;
            case CEIL -> RoundingMode.CEILING;
            case TRUNCATE -> RoundingMode.DOWN;
        };
    }

    /** The wire names of rounding modes. */
    private enum Rounding {
        HALF_UP,
        BANKERS,
        FLOOR,
        CEIL,
        TRUNCATE
    }
}
