package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.contexts.Source;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;
import io.matcher.fees.Fees;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings the open transactions of a context into two ledgers, as one snapshot shows them, holding no more than their columns. */
@Component
class RunReader {

    private final Transactions transactions;
    private final Contexts contexts;
    private final OpenItems openItems;
    private final RejectionStore rejections;
    private final Fees fees;
    private final RunRates rates;
    private final RunOptions options;
    private final RunDays days;
    private final JsonMapper json;

    RunReader(
            Transactions transactions,
            Contexts contexts,
            OpenItems openItems,
            RejectionStore rejections,
            Fees fees,
            RunRates rates,
            RunOptions options,
            RunDays days,
            JsonMapper json) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.openItems = openItems;
        this.rejections = rejections;
        this.fees = fees;
        this.rates = rates;
        this.options = options;
        this.days = days;
        this.json = json;
    }

    /** Refused where it can not be said any more what the fees of the transactions are. */
    Outcome<RunInput> read(MatchRun run, RunProgress progress) {
        return transactions.inSnapshot(
                run.tenant(), () -> fees.plan(run.tenant(), run.contextId()).map(plan -> {
                    ReconciliationContext context =
                            contexts.context(run.tenant(), run.contextId()).orThrow();
                    MatchOptions chosen =
                            options.of(context, run.tenant()).withCalendar(days.given(run.tenant(), context));
                    List<MatchRule> rules = contexts.rules(run.tenant(), run.contextId());
                    return read(run.tenant(), run.contextId(), rules, plan, chosen, run.narrowing(), progress);
                }));
    }

    /** The same for somebody who tries other rules than the context's, and looks at pairs as they are. */
    RunInput read(TenantId tenant, UUID contextId, List<MatchRule> rules, RunProgress progress) {
        return transactions.inSnapshot(tenant, () -> {
            MatchOptions chosen = options.ofPairs(tenant).withCalendar(days.given(tenant, contextId));
            return read(tenant, contextId, rules, FeePlan.NONE, chosen, Narrowing.NONE, progress);
        });
    }

    private RunInput read(
            TenantId tenant,
            UUID contextId,
            List<MatchRule> rules,
            FeePlan plan,
            MatchOptions chosen,
            Narrowing narrowing,
            RunProgress progress) {
        List<io.matcher.engine.MatchRule> engineRules = EngineRules.of(rules);
        Rejections rejected = rejections.of(tenant, contextId);
        LedgerIntake left = new LedgerIntake(engineRules, Side.LEFT, plan, rejected, json);
        LedgerIntake right = new LedgerIntake(engineRules, Side.RIGHT, plan, rejected, json);
        Map<UUID, LedgerIntake> intakes = new HashMap<>();
        for (Source source : contexts.sources(tenant, contextId)) {
            intakes.put(source.id(), source.side() == io.matcher.contexts.Side.LEFT ? left : right);
        }
        Scope scope = new Scope(narrowing.isNone());
        openItems.stream(tenant, contextId, candidate -> {
            LedgerIntake intake = intakes.get(candidate.sourceId());
            if (intake != null) {
                int row = intake.add(candidate);
                if (!scope.isWhole() && narrowing.admits(candidate.sourceId(), candidate.bookingDate())) {
                    scope.admit(intake.side(), row);
                }
            }
            progress.row();
        });
        return rates.given(tenant, RunInput.of(rules, engineRules, chosen, left, right, rejected, scope));
    }
}
