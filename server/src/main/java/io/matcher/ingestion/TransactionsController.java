package io.matcher.ingestion;

import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The transactions of a context. */
@RestController
@Tag(name = "Ingestion")
@RequestMapping("/v1/imports/contexts/{contextId}")
class TransactionsController {

    private final TransactionLists lists;
    private final Ignoring ignoring;

    TransactionsController(TransactionLists lists, Ignoring ignoring) {
        this.lists = lists;
        this.ignoring = ignoring;
    }

    @GetMapping("/jobs/{jobId}/transactions")
    @Operation(summary = "List job transactions")
    ListTransactionsResponse listJobTransactions(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID jobId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "sort_order", required = false) @Schema(allowableValues = {"asc", "desc"}) @Nullable
                    String sortOrder,
            @RequestParam(name = "sort_by", required = false)
                    @Schema(allowableValues = {"id", "created_at", "date", "status", "extraction_status"})
                    @Nullable
                    String sortBy) {
        Sorting.JobTransactions by = Sorting.by(sortBy, Sorting.JobTransactions.class, Sorting.JobTransactions.ID);
        return ListTransactionsResponse.of(
                lists.ofJob(caller, contextId, jobId, by, Sorting.ascending(sortOrder), limit, cursor)
                        .orThrow());
    }

    @GetMapping("/transactions/search")
    @Operation(
            summary = "Search transactions",
            description = "The newest first. The total is counted up to 10,000, as far as an offset may reach.")
    SearchTransactionsResponse searchTransactions(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "amount_min", required = false) @Nullable String amountMin,
            @RequestParam(name = "amount_max", required = false) @Nullable String amountMax,
            @RequestParam(name = "date_from", required = false) @Schema(format = "date-time") @Nullable String dateFrom,
            @RequestParam(name = "date_to", required = false) @Schema(format = "date-time") @Nullable String dateTo,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(name = "source_id", required = false) @Nullable UUID sourceId,
            @RequestParam(required = false)
                    @Schema(allowableValues = {"UNMATCHED", "MATCHED", "IGNORED", "PENDING_REVIEW"})
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset) {
        Search search = Search.of(
                q, amountMin, amountMax, dateFrom, dateTo, reference, currency, status, sourceId, limit, offset);
        TransactionLists.Found found = lists.search(caller, contextId, search).orThrow();
        return new SearchTransactionsResponse(
                found.items().stream().map(TransactionResponse::of).toList(),
                Math.min(found.counted(), TransactionLists.MOST_COUNTED),
                found.isExact(),
                search.limit(),
                search.offset());
    }

    @PostMapping("/transactions/{transactionId}/ignore")
    @Operation(summary = "Ignore transaction")
    IgnoreTransactionResponse ignoreTransaction(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID transactionId,
            @Valid @RequestBody IgnoreTransactionRequest request) {
        return new IgnoreTransactionResponse(
                TransactionResponse.of(ignoring.ignore(caller, contextId, transactionId, request.reason())
                        .orThrow()));
    }
}
