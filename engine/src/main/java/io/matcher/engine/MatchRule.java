package io.matcher.engine;

import java.util.Collection;
import java.util.List;

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
