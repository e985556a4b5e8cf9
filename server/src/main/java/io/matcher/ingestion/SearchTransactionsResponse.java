package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a search found, the newest first. */
record SearchTransactionsResponse(
        List<TransactionResponse> items,

        @Schema(description = "How many there are, counted up to 10,000.")
        long total,

        @Schema(description = "False when there are more than were counted.")
        boolean totalIsExact,

        int limit,
        int offset) {}
