package io.matcher.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The row's own columns that a matched key may name; every other name is a metadata key. */
enum RowField {
    EXTERNAL_ID,
    REFERENCE,
    AMOUNT,
    CURRENCY,
    DATE;

    static @Nullable RowField named(String name) {
        return switch (name) {
            case "external_id", "externalId" -> EXTERNAL_ID;
            case "reference" -> REFERENCE;
            case "amount" -> AMOUNT;
            case "currency" -> CURRENCY;
            case "date", "bookingDate" -> DATE;
            default -> null;
        };
    }

    String text(Ledger ledger, int row) {
        return switch (this) {
            case EXTERNAL_ID -> ledger.externalId(row);
            case REFERENCE -> ledger.reference(row);
            case AMOUNT -> ledger.amount(row).toPlainString();
            case CURRENCY -> ledger.currency(row);
            case DATE -> java.time.LocalDate.ofEpochDay(ledger.bookingDay(row)).toString();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
