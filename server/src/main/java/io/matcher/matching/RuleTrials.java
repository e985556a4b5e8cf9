package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.RuledOut;
import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionView;
import io.matcher.mining.KnownPairs;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The door to trying rules over what is open in a context and over what was confirmed there. Changes nothing. */
@Component
public class RuleTrials {

    /** So many pairs that people matched, and so many that rules did, the newest of each. */
    private static final int MOST_PAIRS = 10_000;

    /** Read at once. */
    private static final int LOT = 1_000;

    private final Transactions transactions;
    private final Contexts contexts;
    private final HistoryStore history;
    private final OpenItems openItems;
    private final RunSizes sizes;
    private final RunMemory memory;
    private final RunReader reader;
    private final JsonMapper json;
    private final Clock clock;

    RuleTrials(
            Transactions transactions,
            Contexts contexts,
            HistoryStore history,
            OpenItems openItems,
            RunSizes sizes,
            RunMemory memory,
            RunReader reader,
            JsonMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.history = history;
        this.openItems = openItems;
        this.sizes = sizes;
        this.memory = memory;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What rules can be tried on.
     *
     * @param rules that were asked for, as the engine takes them, in the same places
     * @param ruledOut open rows that people took apart
     */
    public record Ground(
            KnownPairs known,
            Ledger left,
            Ledger right,
            List<io.matcher.engine.MatchRule> rules,
            MatchOptions options,
            RuledOut ruledOut) {
        public Ground {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Does some work on the ground of a context, while the memory that it takes is kept free of runs.
     *
     * @param chosen the rules to try; called within a transaction of the tenant
     */
    public <R> Outcome<R> on(
            TenantId tenant,
            UUID contextId,
            Function<TenantId, Outcome<List<MatchRule>>> chosen,
            Function<Ground, R> work) {
        return transactions
                .in(tenant, () -> contexts.context(tenant, contextId)
                        .then(context -> chosen.apply(tenant))
                        .then(rules -> sizes.fitting(tenant, contextId, rules).map(size -> new Plan(rules, size))))
                .then(plan -> on(tenant, contextId, plan, work));
    }

    private record Plan(List<MatchRule> rules, RunSizes.Size size) {}

    private <R> Outcome<R> on(TenantId tenant, UUID contextId, Plan plan, Function<Ground, R> work) {
        try (RunMemory.Loan loan = memory.borrow(plan.size().bytes()).orElse(null)) {
            if (loan == null) {
                return Outcome.refused(ErrorCode.UNAVAILABLE, "Other runs hold the memory that this takes; try again");
            }
            RunInput input = reader.read(tenant, contextId, plan.rules(), new RunProgress(clock));
            KnownPairs known = transactions.inSnapshot(tenant, () -> known(tenant, contextId, input.engineRules()));
            return Outcome.done(work.apply(new Ground(
                    known, input.left(), input.right(), input.engineRules(), input.options(), input.ruledOut())));
        }
    }

    private KnownPairs known(TenantId tenant, UUID contextId, List<io.matcher.engine.MatchRule> rules) {
        List<HistoryStore.ConfirmedPair> pairs =
                new ArrayList<>(history.pairs(tenant, contextId, "MANUAL", MOST_PAIRS));
        pairs.addAll(history.pairs(tenant, contextId, "RULES", MOST_PAIRS));
        LedgerIntake left = new LedgerIntake(rules, Side.LEFT, FeePlan.NONE, new Rejections(List.of()), json);
        LedgerIntake right = new LedgerIntake(rules, Side.RIGHT, FeePlan.NONE, new Rejections(List.of()), json);
        for (int from = 0; from < pairs.size(); from += LOT) {
            List<HistoryStore.ConfirmedPair> lot = pairs.subList(from, Math.min(pairs.size(), from + LOT));
            Map<UUID, TransactionView> views = openItems.byId(
                    tenant,
                    lot.stream()
                            .flatMap(pair -> Stream.of(pair.left(), pair.right()))
                            .toList());
            for (HistoryStore.ConfirmedPair pair : lot) {
                TransactionView one = views.get(pair.left());
                TransactionView other = views.get(pair.right());
                if (one != null && other != null) {
                    left.add(one);
                    right.add(other);
                }
            }
        }
        return new KnownPairs(left.ledger(), right.ledger());
    }
}
