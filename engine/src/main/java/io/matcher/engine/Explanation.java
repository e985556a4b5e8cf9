package io.matcher.engine;

import java.util.List;

/**
 * A pair under a rule, field by field.
 *
 * @param score the points together, capped where the user said so; 0 when a field that the rule asks for disagrees
 * @param cap the most that the pair could score: what the user wrote, 85 for texts that are merely alike, else 100
 * @param fields amount, currency, date and reference, then base values and keys where the rule reads them
 */
public record Explanation(int score, int cap, List<FieldCheck> fields) {

    public Explanation {
        fields = List.copyOf(fields);
    }

    /** The fields that the rule asks for and that disagree. */
    public List<FieldCheck> failures() {
        return fields.stream().filter(FieldCheck::fails).toList();
    }
}
