package io.matcher.formats;

import java.util.Objects;

/**
 * Something in a statement that does not add up. The entries stay readable; whether the file is taken is the reader's
 * choice.
 *
 * @param detail one sentence with the values that were compared
 */
public record StatementFinding(Kind kind, String detail) {

    /** What can be wrong with a statement. */
    public enum Kind {
        /** The opening balance and the entries do not come to the closing balance. */
        BALANCE_BROKEN,
        /** The entries do not come to the sum that the file states. */
        TOTAL_DIFFERS,
        /** The file states another number of entries or records than it has. */
        COUNT_DIFFERS,
        /** A page, a part or a record number is missing or out of order within the file. */
        GAP,
        /** Balances or entries are in several currencies, so that they can not be added up. */
        CURRENCY_CHANGES,
        /** A date can not be, as 30 February; the entry was kept with another one. */
        IMPOSSIBLE_DATE
    }

    public StatementFinding {
        Objects.requireNonNull(kind);
        detail = Texts.quotable(detail);
    }
}
