package io.matcher.discovery.pull;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was pulled, what waits, and what went wrong. */
@RestController
@Tag(name = "Discovery")
class PullController {

    private final PullListStore store;
    private final ConnectionBook book;
    private final Transactions transactions;
    private final Cursors cursors;

    PullController(PullListStore store, ConnectionBook book, Transactions transactions, Cursors cursors) {
        this.store = store;
        this.book = book;
        this.transactions = transactions;
        this.cursors = cursors;
    }

    @GetMapping("/v1/discovery/pulls")
    @Operation(summary = "Page through the pulls from aggregators and ledgers, newest first")
    ListAggregatorPullsResponse listAggregatorPulls(
            Caller caller,
            @RequestParam(name = "connection_config_name", required = false) @Nullable String configName,
            @RequestParam(name = "connection_id", required = false) @Nullable UUID connectionId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "pulls\0" + configName + "\0" + connectionId;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        return ListAggregatorPullsResponse.of(cursors.page(
                caller,
                list,
                page,
                page(caller.tenant(), configName, connectionId, page).orThrow(),
                pull -> List.of(pull.id().toString())));
    }

    /** By id where one is given, since a name may be that of an aggregator connection and of one to a ledger; else by name, else all. */
    private Outcome<List<PullListStore.Listed>> page(
            TenantId tenant, @Nullable String configName, @Nullable UUID connectionId, PageRequest page) {
        return transactions.in(
                tenant,
                () -> configName == null || connectionId != null
                        ? Outcome.done(store.page(tenant, connectionId, page))
                        : book.idOf(tenant, configName)
                                .map(connection -> Outcome.done(store.page(tenant, connection, page)))
                                .orElseGet(() -> Outcome.refused(
                                        ErrorCode.CONNECTION_NOT_FOUND, "There is no such aggregator connection")));
    }
}
