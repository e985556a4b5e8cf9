package io.matcher.engine;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule of a run. It has no id: results name a rule by its place in the list that was given.
 *
 * @param priority lower runs first; unique in a run, because a tie could not be decided by the data
 */
public record MatchRule(int priority, RuleSettings settings) {

    /** Whether any of these rules reads the rows' descriptions, which loaders may otherwise leave out. */
    public static boolean readDescriptions(Collection<MatchRule> rules) {
        return rules.stream()
                .anyMatch(rule -> rule.settings() instanceof RuleSettings.Fuzzy fuzzy
                        && fuzzy.text().field().readsDescription());
    }

    /**
     * The currencies into which these rules convert amounts, each with how many days before a booking date its rates may lie; the
     * rates that a run over these rules reads, and no others, are found by this.
     */
    public static SortedMap<String, Integer> conversions(Collection<MatchRule> rules) {
        SortedMap<String, Integer> ages = new TreeMap<>();
        rules.stream()
                .flatMap(rule -> RulePlan.base(rule.settings()).fx().stream())
                .forEach(band -> band.currency().ifPresent(code -> ages.merge(code, band.maxAgeDays(), Math::max)));
        return ages;
    }

    /** The metadata keys that these rules read from rows of one side, sorted. */
    public static List<String> keys(Collection<MatchRule> rules, Side side) {
        return rules.stream()
                .flatMap(rule -> rule.settings().common().keys().stream())
                .map(key -> key.field(side))
                .filter(name -> RowField.named(name) == null)
                .distinct()
                .sorted()
                .toList();
    }
}
