package io.matcher.cli.reconcile;

import io.matcher.engine.Side;
import io.matcher.formats.DateOrder;
import io.matcher.formats.DecimalStyle;
import io.matcher.formats.ReadingRules;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user says about the way values are written; each option may begin with {@code left:} or {@code right:}. */
final class ReadingOptions {

    @Option(names = "--currency", paramLabel = "[SIDE:]CODE", description = "For files without a currency column.")
    private List<String> currencies = new ArrayList<>();

    @Option(names = "--decimal", paramLabel = "[SIDE:]point|comma", description = "How amounts are written.")
    private List<String> decimals = new ArrayList<>();

    @Option(
            names = "--date-format",
            paramLabel = "[SIDE:]FORMAT",
            description = "dmy, mdy or a pattern such as dd/MM/yyyy.")
    private List<String> dateFormats = new ArrayList<>();

    @Option(names = "--time-zone", paramLabel = "[SIDE:]ZONE", description = "Where the days begin (UTC).")
    private List<String> timeZones = new ArrayList<>();

    @Option(names = "--negate", paramLabel = "left|right", description = "This side's amounts have the opposite sign.")
    private @Nullable String negate;

    boolean isNegated(Side side) throws BadInput {
        if (negate == null) {
            return false;
        }
        String wanted = negate.strip().toUpperCase(Locale.ROOT);
        if (!wanted.equals("LEFT") && !wanted.equals("RIGHT")) {
            throw new BadInput("--negate: must be left or right but is " + negate);
        }
        return side.name().equals(wanted);
    }

    @Nullable
    String currency(Side side) {
        String code = last(currencies, side);
        return code == null ? null : code.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * @param currency for rows without one
     */
    ReadingRules rules(Side side, @Nullable String currency) throws BadInput {
        ReadingRules rules = ReadingRules.DEFAULT;
        rules = withZone(rules, last(timeZones, side));
        rules = withDecimal(rules, last(decimals, side));
        rules = withDates(rules, last(dateFormats, side));
        try {
            return currency == null ? rules : rules.withDefaultCurrency(currency);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("--currency: " + unknown.getMessage(), unknown);
        }
    }

    private static @Nullable String last(List<String> options, Side side) {
        String last = null;
        for (String option : options) {
            Sided sided = Sided.of(option);
            last = sided.sides().contains(side) ? sided.text() : last;
        }
        return last;
    }

    private static ReadingRules withZone(ReadingRules rules, @Nullable String zone) throws BadInput {
        try {
            return zone == null ? rules : rules.withTimeZone(ZoneId.of(zone.strip()));
        } catch (DateTimeException unknown) {
            throw new BadInput("--time-zone: " + zone + " is not a known zone", unknown);
        }
    }

    private static ReadingRules withDecimal(ReadingRules rules, @Nullable String style) throws BadInput {
        if (style == null) {
            return rules;
        }
        return switch (style.strip().toLowerCase(Locale.ROOT)) {
            case "point" -> rules.withDecimalStyle(DecimalStyle.POINT);
            case "comma" -> rules.withDecimalStyle(DecimalStyle.COMMA);
            default -> throw new BadInput("--decimal: must be point or comma but is " + style);
        };
    }

    private static ReadingRules withDates(ReadingRules rules, @Nullable String format) throws BadInput {
        if (format == null) {
            return rules;
        }
        try {
            return switch (format.strip().toLowerCase(Locale.ROOT)) {
                case "dmy" -> rules.withDateOrder(DateOrder.DAY_FIRST);
                case "mdy" -> rules.withDateOrder(DateOrder.MONTH_FIRST);
                default -> rules.withDatePattern(format.strip());
            };
        } catch (IllegalArgumentException bad) {
            throw new BadInput("--date-format: " + bad.getMessage(), bad);
        }
    }
}
