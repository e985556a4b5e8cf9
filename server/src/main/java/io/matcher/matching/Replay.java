package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.engine.Engine;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Staging;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a run again from what it decided from: its list of candidates in their versions, the pairs that were ruled out, its rates, its
 * rules and its options, all as they were kept then. What is there now is not looked at.
 */
@Component
class Replay {

    private static final String DEFINITION =
            "transaction_id uuid not null, version int not null, amount numeric(20, 8) not null";
    private static final List<String> COLUMNS = List.of("transaction_id", "version", "amount");

    private final Transactions transactions;
    private final MatchRuns matchRuns;
    private final RunRuleStore runRules;
    private final RunInputStore inputs;
    private final RunFees fees;
    private final RunRates rates;
    private final RunDays days;
    private final OpenItems openItems;
    private final RunMemory memory;
    private final Staging staging;
    private final BinaryCopy copy;
    private final JsonMapper json;

    Replay(
            Transactions transactions,
            MatchRuns matchRuns,
            RunRuleStore runRules,
            RunInputStore inputs,
            RunFees fees,
            RunRates rates,
            RunDays days,
            OpenItems openItems,
            RunMemory memory,
            Staging staging,
            BinaryCopy copy,
            JsonMapper json) {
        this.transactions = transactions;
        this.matchRuns = matchRuns;
        this.runRules = runRules;
        this.inputs = inputs;
        this.fees = fees;
        this.rates = rates;
        this.days = days;
        this.openItems = openItems;
        this.memory = memory;
        this.staging = staging;
        this.copy = copy;
        this.json = json;
    }

    Outcome<VerifyRunResponse> verify(Caller caller, UUID contextId, UUID runId) {
        return transactions
                .in(caller.tenant(), () -> matchRuns.find(caller.tenant(), contextId, runId))
                .then(Replay::replayable)
                .then(this::verify);
    }

    private static Outcome<MatchRun> replayable(MatchRun run) {
        return run.digest() != null && run.engine() != null && run.options() != null
                ? Outcome.done(run)
                : Outcome.refused(
                        ErrorCode.INVALID_STATE_TRANSITION,
                        "The run has no digest: it is " + run.status() + ", or was made by hand");
    }

    private Outcome<VerifyRunResponse> verify(MatchRun run) {
        MatchOptions options =
                transactions.in(run.tenant(), () -> RunOptions.restored(Objects.requireNonNull(run.options()))
                        .withCalendar(days.kept(run.tenant(), run.id())));
        List<MatchRule> rules = transactions.in(run.tenant(), () -> rules(run));
        int left = run.stats().path("read_left").asInt(0);
        int right = run.stats().path("read_right").asInt(0);
        long ofFees = run.feePlan() == null ? 0 : MemoryEstimate.feeBytes((long) left + right);
        try (RunMemory.Loan loan = memory.borrow(
                        MemoryEstimate.bytes(left, right, options, EngineRules.of(rules)) + ofFees)
                .orElse(null)) {
            if (loan == null) {
                return Outcome.refused(ErrorCode.UNAVAILABLE, "Other runs hold the memory that this takes; try again");
            }
            RunInput input = transactions.in(run.tenant(), () -> read(run, rules, options));
            boolean complete =
                    input.leftIds().size() == left && input.rightIds().size() == right;
            return Outcome.done(answer(run, input, complete));
        }
    }

    private static VerifyRunResponse answer(MatchRun run, RunInput input, boolean complete) {
        String digest = Objects.requireNonNull(run.digest());
        String engine = Objects.requireNonNull(run.engine());
        String recomputed = input.match().digest();
        boolean equal = complete && recomputed.equals(digest);
        String reason = !complete
                ? "Candidates of the run are missing"
                : equal ? null : engine.equals(Engine.VERSION) ? "The result differs" : "Another version of the engine";
        return new VerifyRunResponse(
                run.id(),
                equal,
                digest,
                recomputed,
                reason,
                engine,
                Engine.VERSION,
                input.leftIds().size(),
                input.rightIds().size());
    }

    private List<MatchRule> rules(MatchRun run) {
        return runRules.of(run.tenant(), run.id()).stream()
                .map(rule -> new MatchRule(
                        rule.id(),
                        run.contextId(),
                        rule.priority(),
                        rule.type(),
                        rule.config(),
                        run.startedAt(),
                        run.startedAt()))
                .toList();
    }

    private RunInput read(MatchRun run, List<MatchRule> rules, MatchOptions options) {
        List<io.matcher.engine.MatchRule> engineRules = EngineRules.of(rules);
        String left = staged(run, Side.LEFT);
        String right = staged(run, Side.RIGHT);
        Rejections rejected = new Rejections(ruledOut(run));
        FeePlan plan = fees.kept(run);
        LedgerIntake leftIntake = new LedgerIntake(engineRules, Side.LEFT, plan, rejected, json);
        LedgerIntake rightIntake = new LedgerIntake(engineRules, Side.RIGHT, plan, rejected, json);
        openItems.streamVersions(run.tenant(), left, leftIntake::add);
        openItems.streamVersions(run.tenant(), right, rightIntake::add);
        staging.drop(left);
        staging.drop(right);
        return RunInput.of(rules, engineRules, options, leftIntake, rightIntake, rejected, new Scope(true))
                .withRates(rates.kept(run.tenant(), run.id(), engineRules));
    }

    private String staged(MatchRun run, Side side) {
        String table = staging.create("replay_" + Ids.next().toString().replace("-", ""), DEFINITION);
        List<byte[]> lots = new ArrayList<>();
        inputs.lots(run.tenant(), run.id(), side.name(), lots::add);
        copy.into(
                table,
                COLUMNS,
                writer -> lots.forEach(lot -> CandidateList.unpack(
                        lot,
                        (id, version, open) ->
                                writer.row().uuid(id).int4(version).numeric(open))));
        return table;
    }

    /** The pairs by what they are, because rows come back in another order. */
    private List<Rejections.Pair> ruledOut(MatchRun run) {
        List<byte[]> lots = new ArrayList<>();
        inputs.lots(run.tenant(), run.id(), RunInputStore.RULED_OUT, lots::add);
        if (lots.isEmpty()) {
            return List.of();
        }
        List<Rejections.Of> left = candidates(run, Side.LEFT);
        List<Rejections.Of> right = candidates(run, Side.RIGHT);
        List<Rejections.Pair> pairs = new ArrayList<>();
        lots.forEach(lot ->
                CandidateList.unpackPairs(lot, (l, r) -> pairs.add(new Rejections.Pair(left.get(l), right.get(r)))));
        return pairs;
    }

    private List<Rejections.Of> candidates(MatchRun run, Side side) {
        List<Rejections.Of> all = new ArrayList<>();
        inputs.lots(
                run.tenant(),
                run.id(),
                side.name(),
                lot -> CandidateList.unpack(lot, (id, version, open) -> all.add(new Rejections.Of(id, version))));
        return all;
    }
}
