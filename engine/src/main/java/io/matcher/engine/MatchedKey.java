package io.matcher.engine;

import java.util.List;

/**
 * A field of the left row that must agree with a field of the right row, after the same steps on both.
 *
 * <p>{@code external_id}, {@code reference}, {@code amount}, {@code currency} and {@code date} name the row's own
 * columns; any other name is a metadata key. Two blanks never agree.
 */
public record MatchedKey(String left, String right, List<Normaliser> normalise) {

    public MatchedKey {
        normalise = List.copyOf(normalise);
    }

    public String field(Side side) {
        return side == Side.LEFT ? left : right;
    }

    String normal(String text) {
        String value = text;
        for (Normaliser step : normalise) {
            value = step.apply(value);
        }
        return value;
    }
}
