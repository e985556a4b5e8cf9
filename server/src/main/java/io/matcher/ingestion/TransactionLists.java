package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.Source;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.Page;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows transactions: those of a job, and those that a search finds. */
@Component
class TransactionLists {

    static final int MOST_COUNTED = 10_000;

    private final Transactions transactions;
    private final Contexts contexts;
    private final IngestionJobs jobs;
    private final TransactionStore store;
    private final Cursors cursors;

    TransactionLists(
            Transactions transactions, Contexts contexts, IngestionJobs jobs, TransactionStore store, Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.jobs = jobs;
        this.store = store;
        this.cursors = cursors;
    }

    Outcome<Page<TransactionView>> ofJob(
            Caller caller,
            UUID contextId,
            UUID jobId,
            Sorting.JobTransactions by,
            boolean ascending,
            @Nullable Integer limit,
            @Nullable String cursor) {
        String list = "job-transactions:" + jobId + ":" + by + ":" + ascending;
        PageRequest request = cursors.clamped(caller, list, limit, cursor);
        return transactions.in(caller.tenant(), () -> jobs.find(caller, contextId, jobId)
                .map(job -> cursors.page(
                        caller,
                        list,
                        request,
                        store.ofJob(caller.tenant(), job, keyset(by, ascending), request),
                        position(by))));
    }

    /** What a search found, and how many there are, as far as they are counted. */
    record Found(List<TransactionView> items, long counted) {

        boolean isExact() {
            return counted <= MOST_COUNTED;
        }
    }

    Outcome<Found> search(Caller caller, UUID contextId, Search search) {
        return transactions.in(caller.tenant(), () -> contexts.context(caller.tenant(), contextId)
                .map(context -> {
                    List<UUID> sources = contexts.sources(caller.tenant(), contextId).stream()
                            .map(Source::id)
                            .toList();
                    SearchQuery query = new SearchQuery(caller.tenant(), contextId, sources, search);
                    List<TransactionView> rows = store.rows(query, search);
                    return new Found(rows, counted(query, search, rows));
                }));
    }

    /** A page that is not full is the last one, and tells how many there are without counting. */
    private long counted(SearchQuery query, Search search, List<TransactionView> rows) {
        boolean last = rows.size() < search.limit() && (search.offset() == 0 || !rows.isEmpty());
        return last ? search.offset() + rows.size() : store.count(query, MOST_COUNTED);
    }

    /** Transactions of one job were created at one time and are all extracted: they are in the order of their ids then. */
    static Keyset keyset(Sorting.JobTransactions by, boolean ascending) {
        String[] columns =
                switch (by) {
                    case ID, CREATED_AT, EXTRACTION_STATUS -> new String[] {"id::uuid"};
                    case DATE -> new String[] {"date::timestamptz", "id::uuid"};
                    case STATUS -> new String[] {"status::text", "id::uuid"};
                };
        return ascending ? Keyset.ascending(columns) : Keyset.descending(columns);
    }

    private static Function<TransactionView, List<String>> position(Sorting.JobTransactions by) {
        return switch (by) {
            case ID, CREATED_AT, EXTRACTION_STATUS -> view -> List.of(view.id().toString());
            case DATE -> view -> List.of(view.date().toString(), view.id().toString());
            case STATUS -> view -> List.of(view.status().name(), view.id().toString());
        };
    }
}
