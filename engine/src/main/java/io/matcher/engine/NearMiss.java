package io.matcher.engine;

import java.util.List;

/**
 * A row of the other side that almost went with a leftover.
 *
 * @param row its ordinal on its side
 * @param rule the rule that came closest, by its place in the list that was given
 * @param taken whether that row is in a group by now
 * @param failures what disagrees, the most telling field first; empty when the pair satisfies the rule and was rivalled
 * @param changes the smallest change of settings that would have let the pair pass, one for each failure
 */
public record NearMiss(int row, int rule, boolean taken, List<FieldCheck> failures, List<SettingChange> changes) {

    public NearMiss {
        failures = List.copyOf(failures);
        changes = List.copyOf(changes);
    }
}
