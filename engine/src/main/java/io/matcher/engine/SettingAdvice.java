package io.matcher.engine;

import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Lag;
import io.matcher.engine.RuleSettings.LagDirection;
import io.matcher.engine.RuleSettings.Tolerance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Names the smallest change of a rule's settings that lets a failing field pass. */
final class SettingAdvice {

    private SettingAdvice() {}

    static List<SettingChange> of(RuleSettings settings, List<FieldCheck> failures) {
        List<SettingChange> changes = new ArrayList<>();
        for (FieldCheck failure : failures) {
            add(settings, failure, changes);
        }
        return changes;
    }

    private static void add(RuleSettings settings, FieldCheck failure, List<SettingChange> changes) {
        String type = typeOf(settings);
        String difference = failure.difference();
        switch (failure.field()) {
            case "amount" -> {
                if (difference != null) {
                    changes.add(amount(settings, difference));
                }
            }
            case "date" -> {
                if (difference != null) {
                    addDays(settings, Integer.parseInt(difference), changes);
                }
            }
            case "currency" -> changes.add(new SettingChange(type, "matchCurrency", "false"));
            case "reference" -> changes.add(TextAdvice.reference(settings, failure));
            case PairExplainer.LIKENESS -> TextAdvice.likeness(failure).ifPresent(changes::add);
            case "baseAmount" -> addBaseAmount(settings, failure, changes);
            case "baseCurrency" -> {
                if (RulePlan.base(settings).fx().isEmpty()) {
                    changes.add(new SettingChange(type, "matchBaseCurrency", "false"));
                }
            }
            default -> changes.add(new SettingChange(type, "matchedKeys", "without " + failure.field()));
        }
    }

    /** A band is widened; a rate that is missing is no matter of settings. */
    private static void addBaseAmount(RuleSettings settings, FieldCheck failure, List<SettingChange> changes) {
        if (RulePlan.base(settings).fx().isEmpty()) {
            changes.add(new SettingChange(typeOf(settings), "matchBaseAmount", "false"));
        } else if (failure.difference() != null) {
            BigDecimal left = new BigDecimal(failure.left()).abs();
            BigDecimal right = new BigDecimal(failure.right()).abs();
            BigDecimal band = new BigDecimal(failure.difference()).divide(left.max(right), 6, RoundingMode.CEILING);
            if (band.compareTo(BigDecimal.ONE) <= 0) {
                changes.add(new SettingChange(
                        typeOf(settings), "fxBand", band.stripTrailingZeros().toPlainString()));
            }
        }
    }

    static String typeOf(RuleSettings settings) {
        return switch (settings) {
            case Exact _ -> "EXACT";
            case Tolerance _ -> "TOLERANCE";
            case DateLag _ -> "DATE_LAG";
            case Fuzzy _ -> "FUZZY";
        };
    }

    private static SettingChange amount(RuleSettings settings, String difference) {
        return switch (settings) {
            case Exact _, Tolerance _ -> new SettingChange("TOLERANCE", "absTolerance", difference);
            case DateLag _ -> new SettingChange("DATE_LAG", "feeTolerance", difference);
            case Fuzzy _ -> new SettingChange("FUZZY", "absTolerance", difference);
        };
    }

    private static void addDays(RuleSettings settings, int days, List<SettingChange> changes) {
        switch (settings) {
            case Exact _, Tolerance _ ->
                changes.add(new SettingChange("TOLERANCE", "dateWindowDays", Integer.toString(Math.abs(days))));
            case Fuzzy _ -> changes.add(new SettingChange("FUZZY", "dateWindowDays", Integer.toString(Math.abs(days))));
            case DateLag lag -> addLag(lag.lag(), days, changes);
        }
    }

    private static void addLag(Lag lag, int days, List<SettingChange> changes) {
        int distance = Math.abs(days);
        int edge = lag.inclusive() ? 0 : 1;
        boolean wrongWay = (lag.direction() == LagDirection.LEFT_BEFORE_RIGHT && days < 0)
                || (lag.direction() == LagDirection.RIGHT_BEFORE_LEFT && days > 0);
        if (wrongWay) {
            changes.add(new SettingChange("DATE_LAG", "direction", "ABS"));
        }
        if (distance > lag.max() - edge) {
            changes.add(new SettingChange("DATE_LAG", "maxDays", Integer.toString(distance + edge)));
        } else if (distance < lag.min() + edge) {
            // An exclusive minDays is at least 1 and admits from 2 on: what is nearer needs the bound included.
            boolean include = !lag.inclusive() && distance < 2;
            if (include) {
                changes.add(new SettingChange("DATE_LAG", "inclusive", "true"));
            }
            int least = include ? distance : distance - edge;
            if (least != lag.min()) {
                changes.add(new SettingChange("DATE_LAG", "minDays", Integer.toString(least)));
            }
        }
    }
}
