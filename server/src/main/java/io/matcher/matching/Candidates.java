package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.contexts.ReconciliationContext;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.engine.BusinessCalendar;
import io.matcher.engine.RateTable;
import io.matcher.fees.FeePlan;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds what a transaction might be matched with: the database gives the nearest, the rules rank them. */
@Component
class Candidates {

    /** So many of the nearest are ranked by the rules. */
    static final int MOST_RANKED = 500;

    private final Transactions transactions;
    private final Contexts contexts;
    private final ContextTransactions contextTransactions;
    private final OpenItems openItems;
    private final RunFees fees;
    private final RunRates rates;
    private final RunDays days;
    private final JsonMapper json;

    Candidates(
            Transactions transactions,
            Contexts contexts,
            ContextTransactions contextTransactions,
            OpenItems openItems,
            RunFees fees,
            RunRates rates,
            RunDays days,
            JsonMapper json) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.contextTransactions = contextTransactions;
        this.openItems = openItems;
        this.fees = fees;
        this.rates = rates;
        this.days = days;
        this.json = json;
    }

    /**
     * A transaction with its side, the rules of its context, what lies nearest on the other side and the rates between all of them
     * and the days that count between them.
     */
    record Neighbourhood(
            ReconciliationContext context,
            TransactionView of,
            Side side,
            List<MatchRule> rules,
            FeePlan plan,
            List<TransactionView> near,
            RateTable rates,
            BusinessCalendar days) {

        boolean isLeft() {
            return side == Side.LEFT;
        }
    }

    Outcome<MatchCandidatesResponse> rank(Caller caller, UUID contextId, UUID transactionId, int limit) {
        return transactions
                .inSnapshot(caller.tenant(), () -> around(caller.tenant(), contextId, transactionId))
                .map(around -> ranked(around, limit));
    }

    private MatchCandidatesResponse ranked(Neighbourhood around, int limit) {
        PairJudge judge = new PairJudge(around.rules(), around.plan(), around.rates(), around.days(), json);
        return new MatchCandidatesResponse(around.near().stream()
                .map(other -> around.isLeft()
                        ? candidate(judge, around.of(), other, other)
                        : candidate(judge, other, around.of(), other))
                .sorted(Comparator.comparingInt(MatchCandidatesResponse.MatchCandidate::score)
                        .reversed())
                .limit(limit)
                .toList());
    }

    private static MatchCandidatesResponse.MatchCandidate candidate(
            PairJudge judge, TransactionView left, TransactionView right, TransactionView shown) {
        PairJudge.Judgement judgement = judge.judge(left, right);
        return new MatchCandidatesResponse.MatchCandidate(
                ComparedTransaction.of(shown),
                judgement.score(),
                judgement.ruleId(),
                judgement.why(),
                amountDelta(left.amount(), right.amount()),
                dateDelta(left, right));
    }

    static String amountDelta(BigDecimal left, BigDecimal right) {
        return MatchItemResponse.decimal(left.subtract(right));
    }

    static long dateDelta(TransactionView left, TransactionView right) {
        return ChronoUnit.DAYS.between(left.bookingDate(), right.bookingDate());
    }

    /** Called within a transaction of the tenant. */
    Outcome<Neighbourhood> around(TenantId tenant, UUID contextId, UUID transactionId) {
        return contexts.context(tenant, contextId).then(context -> contextTransactions
                .find(tenant, contextId, transactionId)
                .map(view -> around(tenant, context, view)));
    }

    private Neighbourhood around(TenantId tenant, ReconciliationContext context, TransactionView view) {
        List<Source> sources = contexts.sources(tenant, view.contextId());
        Side side = sources.stream()
                .filter(source -> source.id().equals(view.sourceId()))
                .map(Source::side)
                .findFirst()
                .orElse(Side.LEFT);
        List<UUID> opposite = sources.stream()
                .filter(source -> source.side() != side)
                .map(Source::id)
                .toList();
        List<MatchRule> rules = contexts.rules(tenant, view.contextId());
        List<TransactionView> near =
                openItems.near(tenant, new OpenItems.Near(view.contextId(), opposite, view, MOST_RANKED));
        return new Neighbourhood(
                context,
                view,
                side,
                rules,
                fees.given(tenant, view.contextId()),
                near,
                rates(tenant, view, rules, near),
                days.given(tenant, context));
    }

    private RateTable rates(TenantId tenant, TransactionView view, List<MatchRule> rules, List<TransactionView> near) {
        RateNeeds needs = new RateNeeds(EngineRules.of(rules));
        needs.met(view.currency(), view.bookingDate());
        near.forEach(other -> needs.met(other.currency(), other.bookingDate()));
        return rates.of(tenant, needs);
    }
}
