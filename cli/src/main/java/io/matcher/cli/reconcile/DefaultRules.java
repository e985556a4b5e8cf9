package io.matcher.cli.reconcile;

import io.matcher.engine.MatchRule;
import io.matcher.engine.RuleParse;
import io.matcher.engine.RuleSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a run that was given none: exact, then tolerance, then date lag. Rules that ask for equal references run
 * first and only where both files have any; without references an amount may differ only if the user says by how much.
 */
final class DefaultRules {
    /** The documented defaults of a tolerance rule. */
    private static final String TOLERANCE = "0.50";

    private static final String PERCENT = "0.005";

    private final List<String> names = new ArrayList<>();
    private final List<MatchRule> rules = new ArrayList<>();

    /**
     * @param references whether rows of both sides have references
     * @param tolerance how far amounts may be apart; null when the user does not say
     * @param percentTolerance the same as a fraction
     * @param dateWindow days between the two dates
     */
    DefaultRules(
            boolean references, @Nullable BigDecimal tolerance, @Nullable BigDecimal percentTolerance, int dateWindow)
            throws BadInput {
        boolean said = tolerance != null || percentTolerance != null;
        Map<String, Object> amounts = Map.of(
                "absTolerance", tolerance != null ? tolerance : said ? "0" : TOLERANCE,
                "percentTolerance", percentTolerance != null ? percentTolerance : said ? "0" : PERCENT,
                "dateWindowDays", dateWindow);
        if (references) {
            add("exact", "EXACT", Map.of("matchReference", true, "referenceMustSet", true));
            add("tolerance", "TOLERANCE", with(amounts, Map.of("matchReference", true, "referenceMustSet", true)));
        }
        add("exact, reference aside", "EXACT", Map.of("matchReference", false));
        if (dateWindow > 0) {
            add("date lag", "DATE_LAG", Map.of("maxDays", dateWindow));
        }
        if (said) {
            add("tolerance, reference aside", "TOLERANCE", with(amounts, Map.of("matchReference", false)));
        }
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new java.util.HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void add(String name, String type, Map<String, Object> config) throws BadInput {
        switch (RuleSettings.parse(type, config)) {
            case RuleParse.Valid valid -> {
                names.add(name);
                rules.add(new MatchRule(rules.size() + 1, valid.settings()));
            }
            case RuleParse.Invalid invalid -> {
                var fault = invalid.faults().getFirst();
                throw new BadInput("the rule \"" + name + "\" can not run: " + fault.field() + " " + fault.message());
            }
        }
    }

    List<MatchRule> rules() {
        return List.copyOf(rules);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    String name(int rule) {
        return names.get(rule);
    }
}
