package io.matcher.ingestion.statements;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.Page;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists statements, each judged beside its neighbours as they are now. */
@Component
class StatementLists {

    private static final StatementPolicy NONE = new StatementPolicy(Set.of(), Set.of());

    private final Transactions transactions;
    private final Contexts contexts;
    private final StatementStore store;
    private final Cursors cursors;

    StatementLists(Transactions transactions, Contexts contexts, StatementStore store, Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.store = store;
        this.cursors = cursors;
    }

    /** A statement and what is wrong with it now. */
    record Judged(KeptStatement statement, List<StatementFault> faults) {}

    Outcome<Page<Judged>> list(
            Caller caller, StatementFilter filter, @Nullable Integer limit, @Nullable String cursor) {
        String list = "statements|" + filter;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        TenantId tenant = caller.tenant();
        return transactions.in(
                tenant, () -> contexts.context(tenant, filter.contextId()).map(context -> {
                    List<KeptStatement> rows = store.page(tenant, filter, page);
                    Map<UUID, StatementPolicy> policies = policies(tenant, rows);
                    return cursors.page(
                                    caller,
                                    list,
                                    page,
                                    rows,
                                    row -> List.of(row.id().toString()))
                            .map(row -> new Judged(
                                    row, StatementChain.faults(row, policies.getOrDefault(row.sourceId(), NONE))));
                }));
    }

    private Map<UUID, StatementPolicy> policies(TenantId tenant, List<KeptStatement> rows) {
        Map<UUID, StatementPolicy> policies = new HashMap<>();
        for (KeptStatement row : rows) {
            policies.computeIfAbsent(row.sourceId(), id -> contexts.source(tenant, id)
                    .map(Source::config)
                    .map(StatementPolicy::of)
                    .orElse(NONE));
        }
        return policies;
    }
}
