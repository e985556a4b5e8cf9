package io.matcher.engine;

import org.jspecify.annotations.Nullable;

/** The values of a matched key in one ledger. */
final class KeyTexts {

    private final Ledger ledger;
    private final MatchedKey key;
    private final @Nullable RowField field;
    private final @Nullable TextPool pool;

    KeyTexts(Ledger ledger, MatchedKey key, Side side) {
        this.ledger = ledger;
        this.key = key;
        String name = key.field(side);
        this.field = RowField.named(name);
        this.pool = ledger.keys.get(name);
        if (field == null && pool == null) {
            throw new IllegalArgumentException(
                    "the " + side + " ledger was built without the key \"" + name + "\" that a rule reads");
        }
    }

    String raw(int row) {
        String text = field != null ? field.text(ledger, row) : pool != null ? pool.get(row) : null;
        return text == null ? "" : text;
    }

    /** The value to compare; blank when there is nothing to compare. */
    String normal(int row) {
        return key.normal(raw(row));
    }

    static KeyTexts[] of(Frame frame, RuleSettings settings, Side side) {
        return settings.common().keys().stream()
                .map(key -> new KeyTexts(frame.ledger(side), key, side))
                .toArray(KeyTexts[]::new);
    }
}
