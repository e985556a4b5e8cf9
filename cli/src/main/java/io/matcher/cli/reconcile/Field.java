package io.matcher.cli.reconcile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a column can be; debit and credit stand in for the amount where a file has two columns for it. */
enum Field {
    EXTERNAL_ID,
    AMOUNT,
    DEBIT,
    CREDIT,
    CURRENCY,
    DATE,
    DESCRIPTION,
    REFERENCE;

    /** The name in {@code --map} and in field maps. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Field named(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (Field field : values()) {
            if (field.key().equals(wanted) || (field == EXTERNAL_ID && wanted.equals("id"))) {
                return field;
            }
        }
        return null;
    }
}
