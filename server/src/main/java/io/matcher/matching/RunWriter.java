package io.matcher.matching;

import io.matcher.exceptions.Exceptions;
import io.matcher.exceptions.Leftover;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.tenancy.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a run decided: groups, states of transactions, exceptions, the run itself, its audit and its event; all or nothing. */
@Component
class RunWriter {

    private final Transactions transactions;
    private final RunStore runs;
    private final RunInputStore inputs;
    private final RunRuleStore rules;
    private final GroupBatchStore groups;
    private final OpenItems openItems;
    private final Exceptions exceptions;
    private final Staging staging;
    private final BinaryCopy copy;
    private final Audit audit;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    RunWriter(
            Transactions transactions,
            RunStore runs,
            RunInputStore inputs,
            RunRuleStore rules,
            GroupBatchStore groups,
            OpenItems openItems,
            Exceptions exceptions,
            Staging staging,
            BinaryCopy copy,
            Audit audit,
            Outbox outbox,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.runs = runs;
        this.inputs = inputs;
        this.rules = rules;
        this.groups = groups;
        this.openItems = openItems;
        this.exceptions = exceptions;
        this.staging = staging;
        this.copy = copy;
        this.audit = audit;
        this.outbox = outbox;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Ends the run, unless it has ended before: then another attempt wrote it and there is nothing left to do.
     *
     * @throws StaleRun when a transaction was changed, settled or set aside since it was read
     */
    void write(MatchRun run, RunInput input, Verdicts verdicts, RunProgress progress) {
        // The digest is the engine's work and the groups are the database's, so that the two need not wait for each
        // other.
        CompletableFuture<String> digest = CompletableFuture.supplyAsync(verdicts.result()::digest);
        transactions.run(run.tenant(), () -> {
            Optional<MatchRun> open =
                    runs.lock(run.tenant(), run.id()).filter(found -> found.status() == RunStatus.PROCESSING);
            if (open.isPresent()) {
                writeGroups(run, input, verdicts, progress);
                String hex = digest.join();
                if (run.mode() == RunMode.COMMIT) {
                    raise(run, input, verdicts);
                }
                inputs.keep(run, input);
                rules.keep(run, input.rules(), verdicts.groupsOfRules());
                Map<String, Object> stats = verdicts.stats(hex);
                announce(runs.complete(run, stats, hex, input.options()), stats);
            }
        });
    }

    private void writeGroups(MatchRun run, RunInput input, Verdicts verdicts, RunProgress progress) {
        String pairs = staging.create(name(run, "pairs"), PairTable.DEFINITION);
        String more = staging.create(name(run, "more"), ItemTable.DEFINITION);
        ItemTable items = new ItemTable(input, verdicts);
        copy.into(pairs, PairTable.COLUMNS, new PairTable(input, verdicts, items, progress, json)::write);
        copy.into(more, ItemTable.COLUMNS, items::write);
        groups.prepare(pairs);
        groups.prepare(more);
        if (run.mode() == RunMode.COMMIT) {
            // First, so that a transaction which somebody else took makes the run decide anew, and not fail.
            settle(run, pairs, more, verdicts);
        }
        groups.insert(run, pairs, more);
        staging.drop(pairs);
        staging.drop(more);
    }

    private void settle(MatchRun run, String pairs, String more, Verdicts verdicts) {
        String confirmed = groups.itemsOf(pairs, more, "CONFIRMED");
        String proposed = groups.itemsOf(pairs, more, "PROPOSED");
        int settled = openItems.settle(run.tenant(), confirmed);
        int waiting = openItems.propose(run.tenant(), proposed);
        if (settled != verdicts.confirmedRows() || waiting != verdicts.proposedRows()) {
            throw new StaleRun("Of " + verdicts.confirmedRows() + " transactions to match and "
                    + verdicts.proposedRows() + " to review, " + settled + " and " + waiting
                    + " were still as they were read");
        }
        exceptions.closeMatched(run.caller(), confirmed);
        groups.drop(confirmed);
        groups.drop(proposed);
    }

    private void raise(MatchRun run, RunInput input, Verdicts verdicts) {
        String leftovers = staging.create(name(run, "left"), Leftover.DEFINITION);
        copy.into(leftovers, Leftover.COLUMNS, new LeftoverTable(input, verdicts, clock.instant(), json)::write);
        groups.prepare(leftovers);
        exceptions.raise(run.caller(), run.contextId(), run.id(), leftovers);
        staging.drop(leftovers);
    }

    private void announce(MatchRun run, Map<String, Object> stats) {
        audit.record(run.caller(), "match_run", run.id(), "COMPLETE", Map.of("mode", run.mode(), "stats", stats));
        outbox.add(
                run.tenant(),
                "match_run.completed",
                "match_run",
                run.id(),
                Map.of(
                        "match_run_id", run.id(),
                        "context_id", run.contextId(),
                        "mode", run.mode(),
                        "status", run.status(),
                        "stats", stats,
                        "started_at", run.startedAt(),
                        "completed_at", String.valueOf(run.completedAt())));
        events.publishEvent(new RunEnds.Ended(run.id()));
    }

    /** Ends a run that can not be carried out; called within a transaction of the tenant. */
    void fail(MatchRun run, String reason) {
        runs.fail(run.tenant(), run.id(), reason).ifPresent(failed -> {
            audit.record(run.caller(), "match_run", run.id(), "FAIL", Map.of("mode", run.mode()));
            announceFailure(failed, reason);
        });
    }

    /** Ends a run that is in progress because somebody wants it to; called within the transaction that holds it. */
    MatchRun cancel(Caller caller, MatchRun run, String reason) {
        MatchRun cancelled = runs.cancel(run.tenant(), run.id(), reason);
        audit.record(caller, "match_run", run.id(), "CANCEL", Map.of("mode", run.mode()));
        announceFailure(cancelled, reason);
        return cancelled;
    }

    private void announceFailure(MatchRun failed, String reason) {
        outbox.add(
                failed.tenant(),
                "match_run.failed",
                "match_run",
                failed.id(),
                Map.of(
                        "match_run_id", failed.id(),
                        "context_id", failed.contextId(),
                        "mode", failed.mode(),
                        "status", failed.status(),
                        "failure_reason", reason,
                        "started_at", failed.startedAt(),
                        "completed_at", String.valueOf(failed.completedAt())));
        events.publishEvent(new RunEnds.Ended(failed.id()));
    }

    private static String name(MatchRun run, String what) {
        return "match_" + run.id().toString().replace("-", "") + "_" + what;
    }
}
