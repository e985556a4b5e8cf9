package io.matcher.ingestion.statements;

/** What is looked for in a statement; by these names a source says what it refuses. */
public enum StatementCheck {
    /** The opening balance and the entries do not come to the closing balance. */
    BALANCE_BROKEN,
    /** The entries do not come to the sum that the file states. */
    TOTAL_DIFFERS,
    /** The file states another number of entries or records than it has. */
    COUNT_DIFFERS,
    /** A page, a part or a number is missing between this statement and the one before it. */
    GAP,
    /** Balances or entries are in several currencies. */
    CURRENCY_CHANGES,
    /** A date can not be; the entry was kept with another one. */
    IMPOSSIBLE_DATE,
    /** The account is none of those that the source takes. */
    OTHER_ACCOUNT,
    /** The same statement came before. */
    REPEATED,
    /** It speaks of days that another statement of the account speaks of too. */
    OVERLAPS,
    /** Its opening balance is not the closing balance of the statement before it. */
    OPENING_DIFFERS
}
