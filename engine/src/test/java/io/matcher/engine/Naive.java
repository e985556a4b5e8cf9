package io.matcher.engine;

import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.DatePrecision;
import io.matcher.engine.RuleSettings.DayCount;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Reference;
import io.matcher.engine.RuleSettings.Tolerance;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules' meaning in the plainest words, one pair at a time. Shares no code with the engine but the settings. */
final class Naive {

    private Naive() {}

    /** The pair's score under a rule, or 0 when it is no candidate. */
    static int score(Row l, Row r, RuleSettings settings) {
        int points = points(l, r, settings);
        var caps = settings.common().caps();
        points = Math.min(points, caps.match().orElse(100));
        boolean base = (settings instanceof Exact e && e.base().amount())
                || (settings instanceof Tolerance t && t.base().amount());
        if (base) {
            points = Math.min(points, caps.matchBase().orElse(100));
        }
        return points >= 60 ? points : 0;
    }

    private static int points(Row l, Row r, RuleSettings settings) {
        boolean sameCurrency = l.currency().equals(r.currency());
        if ((settings.matchCurrency() && !sameCurrency) || !keysAgree(l, r, settings)) {
            return 0;
        }
        int points = 60 + (sameCurrency ? 30 : 0);
        return switch (settings) {
            case Exact exact -> exact(l, r, exact) ? points + 10 : 0;
            case Tolerance tolerance ->
                tolerance(l, r, tolerance) ? points + (tolerance.reference().match() ? 10 : 0) : 0;
            case DateLag lag -> dateLag(l, r, lag) ? points : 0;
        };
    }

    private static boolean exact(Row l, Row r, Exact rule) {
        if (rule.matchAmount() && l.amount().compareTo(r.amount()) != 0) {
            return false;
        }
        if (rule.matchDate()
                && rule.datePrecision() == DatePrecision.DAY
                && !Integer.valueOf(0).equals(days(l, r, rule))) {
            return false;
        }
        if (rule.matchDate()
                && rule.datePrecision() == DatePrecision.TIMESTAMP
                && (l.occurredAt() == null || !l.occurredAt().equals(r.occurredAt()))) {
            return false;
        }
        if (rule.base().amount()
                && (l.base() == null || r.base() == null || l.base().compareTo(r.base()) != 0)) {
            return false;
        }
        return baseCurrencyAgrees(l, r, rule.base().currency()) && referencesAgree(l, r, rule.reference());
    }

    private static boolean tolerance(Row l, Row r, Tolerance rule) {
        Integer days = days(l, r, rule);
        if (days == null || Math.abs(days) > rule.dateWindowDays() || !within(l.amount(), r.amount(), rule.amount())) {
            return false;
        }
        if (rule.base().amount()
                && (l.base() == null || r.base() == null || !within(l.base(), r.base(), rule.amount()))) {
            return false;
        }
        return baseCurrencyAgrees(l, r, rule.base().currency()) && referencesAgree(l, r, rule.reference());
    }

    private static boolean within(BigDecimal left, BigDecimal right, AmountTolerance rule) {
        BigDecimal a = left.setScale(rule.scale(), rule.rounding());
        BigDecimal b = right.setScale(rule.scale(), rule.rounding());
        BigDecimal base =
                switch (rule.base()) {
                    case MAX -> a.abs().max(b.abs());
                    case MIN -> a.abs().min(b.abs());
                    case LEFT -> a.abs();
                    case RIGHT -> b.abs();
                    case AVERAGE -> a.abs().add(b.abs()).divide(BigDecimal.TWO);
                };
        BigDecimal difference = a.subtract(b).abs();
        return difference.compareTo(rule.absolute()) <= 0 || difference.compareTo(base.multiply(rule.percent())) <= 0;
    }

    private static boolean dateLag(Row l, Row r, DateLag rule) {
        if (l.amount().subtract(r.amount()).abs().compareTo(rule.feeTolerance()) > 0) {
            return false;
        }
        Integer days = days(l, r, rule);
        if (days == null) {
            return false;
        }
        int d =
                switch (rule.lag().direction()) {
                    case ABS -> Math.abs(days);
                    case LEFT_BEFORE_RIGHT -> days;
                    case RIGHT_BEFORE_LEFT -> -days;
                };
        return rule.lag().inclusive()
                ? d >= rule.lag().min() && d <= rule.lag().max()
                : d > rule.lag().min() && d < rule.lag().max();
    }

    /** Days from left to right; null when a row has no such date. */
    static @Nullable Integer days(Row l, Row r, RuleSettings settings) {
        LocalDate a = date(l, settings);
        LocalDate b = date(r, settings);
        if (a == null || b == null) {
            return null;
        }
        if (settings.common().dating().dayCount() == DayCount.CALENDAR) {
            return (int) ChronoUnit.DAYS.between(a, b);
        }
        return a.isAfter(b) ? -businessDays(b, a) : businessDays(a, b);
    }

    private static int businessDays(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                count++;
            }
        }
        return count;
    }

    private static @Nullable LocalDate date(Row row, RuleSettings settings) {
        return switch (settings.common().dating().field()) {
            case BOOKING_DATE -> row.booking();
            case VALUE_DATE -> row.value();
            case OCCURRED_AT ->
                row.occurredAt() == null
                        ? null
                        : row.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
        };
    }

    static String reference(Row row, boolean ignoreCase) {
        String text = row.reference() == null ? row.externalId() : row.reference();
        String trimmed = text.strip();
        return ignoreCase ? trimmed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : trimmed;
    }

    private static boolean referencesAgree(Row l, Row r, Reference rule) {
        if (!rule.match()) {
            return true;
        }
        String a = reference(l, rule.caseInsensitive());
        String b = reference(r, rule.caseInsensitive());
        return a.equals(b) && !(rule.mustBeSet() && a.isEmpty());
    }

    /** Whether the references of a pair are equal and say something. */
    static boolean shareReference(Row l, Row r, RuleSettings settings) {
        boolean ignoreCase =
                switch (settings) {
                    case Exact exact -> exact.reference().caseInsensitive();
                    case Tolerance tolerance -> tolerance.reference().caseInsensitive();
                    case DateLag _ -> true;
                };
        return !reference(l, ignoreCase).isEmpty() && reference(l, ignoreCase).equals(reference(r, ignoreCase));
    }

    private static boolean baseCurrencyAgrees(Row l, Row r, boolean asked) {
        return !asked || (l.baseCurrency() != null && l.baseCurrency().equals(r.baseCurrency()));
    }

    private static boolean keysAgree(Row l, Row r, RuleSettings settings) {
        for (MatchedKey key : settings.common().keys()) {
            String a = normal(value(l, key.left()), key.normalise());
            String b = normal(value(r, key.right()), key.normalise());
            if (a.isBlank() || !a.equals(b)) {
                return false;
            }
        }
        return true;
    }

    private static String value(Row row, String field) {
        return switch (field) {
            case "external_id" -> row.externalId();
            case "currency" -> row.currency();
            default -> row.metadata().getOrDefault(field, "");
        };
    }

    private static final Map<String, String> STEPS =
            Map.of("TRIM", "^\\s+|\\s+$", "DIGITS", "[^0-9]", "STRIP_ZEROS", "^0+(?=.)");

    private static String normal(String text, List<Normaliser> steps) {
        String value = text;
        for (Normaliser step : steps) {
            value = switch (step) {
                case Normaliser.Last last -> value.substring(Math.max(0, value.length() - last.count()));
                case Normaliser.Plain.LOWER -> value.toLowerCase(Locale.ROOT);
                case Normaliser.Plain plain -> value.replaceAll(STEPS.getOrDefault(plain.name(), ""), "");
                case Normaliser.Regex regex -> regex.apply(value);
            };
        }
        return value;
    }
}
