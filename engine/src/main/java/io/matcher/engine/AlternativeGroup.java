package io.matcher.engine;

import java.util.List;

/**
 * Other rows that explain a row of an ambiguous group as well.
 *
 * @param left ordinals of the left rows, ascending
 * @param right ordinals of the right rows, ascending
 * @param score the score that this group would have
 */
public record AlternativeGroup(List<Integer> left, List<Integer> right, int score) {

    public AlternativeGroup {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
