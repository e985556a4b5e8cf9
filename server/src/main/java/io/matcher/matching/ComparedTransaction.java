package io.matcher.matching;

import io.matcher.ingestion.TransactionView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction beside another that it is compared with.
 *
 * @param date when it occurred, or the start of its booking date in UTC
 * @param baseAmount its amount in the base currency; absent where it has none
 */
record ComparedTransaction(
        UUID id,
        UUID sourceId,
        String amount,
        String currency,
        Instant date,
        @Nullable String baseAmount,
        String externalId) {

    static ComparedTransaction of(TransactionView view) {
        return new ComparedTransaction(
                view.id(),
                view.sourceId(),
                MatchItemResponse.decimal(view.amount()),
                view.currency(),
                view.date(),
                null,
                view.externalId());
    }
}
