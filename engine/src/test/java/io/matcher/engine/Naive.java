package io.matcher.engine;

import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.Base;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.DatePrecision;
import io.matcher.engine.RuleSettings.DayCount;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
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

    /** What a pair is under a rule that admits it. */
    record Verdict(int points, int cap, boolean shared, int textApart) {}

    /** The pair's score under a rule, or 0 when it is no candidate. */
    static int score(Row l, Row r, RuleSettings settings, NaiveRates rates) {
        Verdict verdict = verdict(l, r, settings, rates);
        if (verdict == null) {
            return 0;
        }
        var caps = settings.common().caps();
        int points =
                Math.min(Math.min(verdict.points(), verdict.cap()), caps.match().orElse(100));
        Base base = base(settings);
        if (base.amount() || base.fx().isPresent()) {
            points = Math.min(points, caps.matchBase().orElse(100));
        }
        return points >= 60 ? points : 0;
    }

    static Base base(RuleSettings settings) {
        return switch (settings) {
            case Exact exact -> exact.base();
            case Tolerance tolerance -> tolerance.base();
            case Fuzzy fuzzy -> fuzzy.base();
            case DateLag _ -> new Base(false, false);
        };
    }

    static @Nullable Verdict verdict(Row l, Row r, RuleSettings settings, NaiveRates rates) {
        boolean sameCurrency = l.currency().equals(r.currency());
        if ((settings.matchCurrency() && !sameCurrency)
                || !keysAgree(l, r, settings)
                || !basesAgree(l, r, settings, rates)
                || (asksAmount(settings) && !amountsAgree(l.amount(), r.amount(), settings))
                || !datesAgree(l, r, settings)) {
            return null;
        }
        int points = 60 + (sameCurrency ? 30 : 0);
        return switch (settings) {
            case Exact exact -> byReference(l, r, exact.reference(), points, 10);
            case Tolerance tolerance ->
                byReference(
                        l,
                        r,
                        tolerance.reference(),
                        points,
                        tolerance.reference().match() ? 10 : 0);
            case DateLag _ -> new Verdict(points, 100, shareReference(l, r, true), 0);
            case Fuzzy fuzzy -> byLikeness(l, r, fuzzy, points);
        };
    }

    private static @Nullable Verdict byReference(Row l, Row r, Reference rule, int points, int worth) {
        boolean shared = shareReference(l, r, rule.caseInsensitive());
        if (rule.match() && rule.repair().isPresent()) {
            String a = reference(l, rule.caseInsensitive());
            String b = reference(r, rule.caseInsensitive());
            if (rule.mustBeSet() && (a.isEmpty() || b.isEmpty())) {
                return null;
            }
            return switch (NaiveTexts.agreement(a, b, rule.repair().get(), rule.caseInsensitive())) {
                case EQUAL -> new Verdict(points + worth, 100, shared, 0);
                case SPELLING -> new Verdict(points + worth, 100, true, 0);
                case REPAIRED -> new Verdict(points + 5, 100, false, 50);
                case NONE -> null;
            };
        }
        return referencesAgree(l, r, rule) ? new Verdict(points + worth, 100, shared, 0) : null;
    }

    private static @Nullable Verdict byLikeness(Row l, Row r, Fuzzy rule, int points) {
        NaiveTexts.Agreement agreement = rule.repair()
                .map(repair -> NaiveTexts.agreement(reference(l, true), reference(r, true), repair, true))
                .orElse(NaiveTexts.Agreement.NONE);
        boolean shared = shareReference(l, r, true) || agreement == NaiveTexts.Agreement.SPELLING;
        boolean repaired = agreement == NaiveTexts.Agreement.REPAIRED;
        int ofReferences = shared || repaired
                ? 10_000
                : NaiveTexts.likeness(reference(l, false), reference(r, false), rule.text());
        int ofDescriptions = NaiveTexts.likeness(text(l.description()), text(r.description()), rule.text());
        int likeness =
                switch (rule.text().field()) {
                    case REFERENCE -> ofReferences;
                    case DESCRIPTION -> ofDescriptions;
                    case EITHER -> Math.max(ofReferences, ofDescriptions);
                    case BOTH -> Math.min(ofReferences, ofDescriptions);
                };
        if (BigDecimal.valueOf(likeness, 4).compareTo(rule.text().min()) < 0) {
            return null;
        }
        int apart = (10_000 - likeness) / 100;
        if (shared) {
            return new Verdict(points + 10, 100, true, apart);
        }
        boolean certain = BigDecimal.valueOf(likeness, 4).compareTo(rule.text().confirm()) >= 0
                && l.currency().equals(r.currency())
                && l.amount().compareTo(r.amount()) == 0
                && Integer.valueOf(0).equals(days(l, r, rule));
        return certain ? new Verdict(points + 5, 100, false, apart) : new Verdict(points, 85, false, apart);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean asksAmount(RuleSettings settings) {
        return base(settings).fx().isEmpty() && !(settings instanceof Exact exact && !exact.matchAmount());
    }

    private static boolean amountsAgree(BigDecimal a, BigDecimal b, RuleSettings settings) {
        return switch (settings) {
            case Exact _ -> a.compareTo(b) == 0;
            case Tolerance tolerance -> within(a, b, tolerance.amount());
            case Fuzzy fuzzy -> within(a, b, fuzzy.amount());
            case DateLag lag -> a.subtract(b).abs().compareTo(lag.feeTolerance()) <= 0;
        };
    }

    private static boolean datesAgree(Row l, Row r, RuleSettings settings) {
        Integer days = days(l, r, settings);
        return switch (settings) {
            case Exact exact when !exact.matchDate() -> true;
            case Exact exact
            when exact.datePrecision() == DatePrecision.TIMESTAMP ->
                l.occurredAt() != null && l.occurredAt().equals(r.occurredAt());
            case Exact _ -> Integer.valueOf(0).equals(days);
            case Tolerance tolerance -> days != null && Math.abs(days) <= tolerance.dateWindowDays();
            case Fuzzy fuzzy -> days != null && Math.abs(days) <= fuzzy.dateWindowDays();
            case DateLag lag -> days != null && lagAgrees(days, lag);
        };
    }

    private static boolean basesAgree(Row l, Row r, RuleSettings settings, NaiveRates rates) {
        Base base = base(settings);
        if (base.fx().isPresent()) {
            FxBand fx = base.fx().get();
            BigDecimal a = rates.base(l, fx);
            BigDecimal b = rates.base(r, fx);
            boolean inOne = fx.currency().isPresent()
                    || String.valueOf(l.baseCurrency()).equals(r.baseCurrency());
            return a != null
                    && b != null
                    && inOne
                    && a.subtract(b).abs().compareTo(a.abs().max(b.abs()).multiply(fx.band())) <= 0;
        }
        if (base.amount() && (l.base() == null || r.base() == null || !amountsAgree(l.base(), r.base(), settings))) {
            return false;
        }
        return !base.currency() || (l.baseCurrency() != null && l.baseCurrency().equals(r.baseCurrency()));
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

    private static boolean lagAgrees(int days, DateLag rule) {
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
    private static boolean shareReference(Row l, Row r, boolean ignoreCase) {
        return !reference(l, ignoreCase).isEmpty() && reference(l, ignoreCase).equals(reference(r, ignoreCase));
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
