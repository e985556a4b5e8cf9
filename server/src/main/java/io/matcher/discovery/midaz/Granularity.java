package io.matcher.discovery.midaz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one row of a source is. */
enum Granularity {
    /** What a transaction moved on one account, all told. */
    ACCOUNT_NET,
    /** One operation. */
    OPERATION,
    /** The whole transaction, by its amount. */
    TRANSACTION;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Granularity> ofWire(String text) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(text)).findFirst();
    }
}
