package io.matcher.ingestion;

import io.matcher.contexts.Contexts;
import io.matcher.platform.database.Keyset;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.Page;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows ingestion jobs and what was wrong in their files. */
@Component
class IngestionJobs {

    /** What a null instant counts as where jobs are sorted by it. */
    private static final String NEVER = "infinity";

    private final Transactions transactions;
    private final Contexts contexts;
    private final IngestionJobStore store;
    private final Cursors cursors;

    IngestionJobs(Transactions transactions, Contexts contexts, IngestionJobStore store, Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.store = store;
        this.cursors = cursors;
    }

    Outcome<Page<IngestionJob>> list(
            Caller caller,
            UUID contextId,
            Sorting.Jobs by,
            boolean ascending,
            @Nullable Integer limit,
            @Nullable String cursor) {
        String list = "ingestion-jobs:" + contextId + ":" + by + ":" + ascending;
        PageRequest request = cursors.clamped(caller, list, limit, cursor);
        Keyset keyset = keyset(by, ascending);
        return transactions.in(caller.tenant(), () -> contexts.context(caller.tenant(), contextId)
                .map(context -> cursors.page(
                        caller, list, request, store.page(caller.tenant(), contextId, keyset, request), position(by))));
    }

    Outcome<IngestionJob> get(Caller caller, UUID contextId, UUID jobId) {
        return transactions.in(caller.tenant(), () -> find(caller, contextId, jobId));
    }

    /** The job of an upload, unless it has ended already because the source refuses such files. */
    Outcome<IngestionJob> taken(Caller caller, UUID contextId, UUID jobId) {
        return errors(caller, contextId, jobId).then(found -> {
            IngestionJob job = found.job();
            return job.failureCode() == ErrorCode.FILE_REFUSED
                    ? Outcome.refused(
                            ErrorCode.FILE_REFUSED,
                            job.failureReason() + " (ingestion job " + job.id() + ")",
                            found.errors().stream()
                                    .map(error -> Fault.at("body.file", error.message()))
                                    .toArray(Fault[]::new))
                    : Outcome.done(job);
        });
    }

    record WithErrors(IngestionJob job, List<RowError> errors) {}

    Outcome<WithErrors> errors(Caller caller, UUID contextId, UUID jobId) {
        return transactions.inSnapshot(caller.tenant(), () -> find(caller, contextId, jobId)
                .map(job -> new WithErrors(job, store.errors(caller.tenant(), jobId))));
    }

    /** The job of the context, within a transaction. */
    Outcome<IngestionJob> find(Caller caller, UUID contextId, UUID jobId) {
        return contexts.context(caller.tenant(), contextId).then(context -> store.find(caller.tenant(), jobId)
                .filter(job -> job.contextId().equals(contextId))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.JOB_NOT_FOUND, "The context has no such job")));
    }

    private static Keyset keyset(Sorting.Jobs by, boolean ascending) {
        String[] columns =
                switch (by) {
                    case ID -> new String[] {"id::uuid"};
                    case CREATED_AT -> new String[] {"created_at::timestamptz", "id::uuid"};
                    case STARTED_AT -> new String[] {lastWhenNull("started_at"), "id::uuid"};
                    case COMPLETED_AT -> new String[] {lastWhenNull("completed_at"), "id::uuid"};
                    case STATUS -> new String[] {"status::text", "id::uuid"};
                };
        return ascending ? Keyset.ascending(columns) : Keyset.descending(columns);
    }

    /** As the index has it; coalesce says the same but is not leakproof, so that row-level security would keep it from the index. */
    private static String lastWhenNull(String column) {
        return "case when " + column + " is null then 'infinity' else " + column + " end::timestamptz";
    }

    private static Function<IngestionJob, List<String>> position(Sorting.Jobs by) {
        return switch (by) {
            case ID -> job -> List.of(job.id().toString());
            case CREATED_AT ->
                job -> List.of(job.createdAt().toString(), job.id().toString());
            case STARTED_AT -> job -> List.of(text(job.startedAt()), job.id().toString());
            case COMPLETED_AT ->
                job -> List.of(text(job.completedAt()), job.id().toString());
            case STATUS -> job -> List.of(job.status().name(), job.id().toString());
        };
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.toString();
    }
}
