package io.matcher.formats;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column can be; debit and credit stand in for the amount where a file has two columns for it. */
public enum ColumnField {
    EXTERNAL_ID,
    AMOUNT,
    DEBIT,
    CREDIT,
    CURRENCY,
    DATE,
    DESCRIPTION,
    REFERENCE,
    /** Says whether an amount that is written without a sign goes out or comes in. */
    DIRECTION;

    /** The name in field maps. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a transaction has such a field; the others say how its amount is put together. */
    public boolean isCanonical() {
        return switch (this) {
            case EXTERNAL_ID, AMOUNT, CURRENCY, DATE, DESCRIPTION, REFERENCE -> true;
            case DEBIT, CREDIT, DIRECTION -> false;
        };
    }

    /** The field of that key, in any case; null when there is none. */
    public static @Nullable ColumnField named(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (ColumnField field : values()) {
            if (field.key().equals(wanted) || (field == EXTERNAL_ID && wanted.equals("id"))) {
                return field;
            }
        }
        return null;
    }
}
