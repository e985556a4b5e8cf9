package io.matcher.matching;

import io.matcher.contexts.MatchRule;
import io.matcher.engine.BusinessCalendar;
import io.matcher.engine.Engine;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.NearMiss;
import io.matcher.engine.RateTable;
import io.matcher.engine.RuledOut;
import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;
import io.matcher.ingestion.TransactionView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Judges single pairs by the rules of a context, those that satisfy none of them too. */
final class PairJudge {

    /** What a field that is amiss takes from a full score; one without a weight of its own takes {@link #OTHER}. */
    private static final Map<String, Integer> WEIGHTS =
            Map.of("amount", 40, "currency", 30, "date", 20, "reference", 10);

    private static final int OTHER = 20;
    private static final int FULL = 100;

    /** A pair that satisfies no rule never scores as one that does. */
    private static final int HIGHEST_MISS = 59;

    private final List<MatchRule> rules;
    private final List<io.matcher.engine.MatchRule> engineRules;
    private final FeePlan plan;
    private final RateTable rates;
    private final MatchOptions options;
    private final JsonMapper json;

    PairJudge(List<MatchRule> rules, FeePlan plan, RateTable rates, BusinessCalendar days, JsonMapper json) {
        this.rules = rules;
        this.engineRules = EngineRules.of(rules);
        this.plan = plan;
        this.rates = rates;
        this.options = MatchOptions.defaults().withCalendar(days);
        this.json = json;
    }

    /**
     * A judgement.
     *
     * @param score 60 to 100 of a pair that satisfies a rule, else below
     * @param ruleId the rule that it satisfies, or comes closest to; null where it comes close to none
     */
    record Judgement(int score, @Nullable UUID ruleId, Why why) {}

    Judgement judge(TransactionView left, TransactionView right) {
        MatchResult result = Engine.match(
                ledger(Side.LEFT, left), ledger(Side.RIGHT, right), engineRules, options, RuledOut.none(), rates);
        if (result.groups().size() == 1) {
            return new Judgement(
                    result.groups().score(0),
                    rules.get(result.groups().rule(0)).id(),
                    Why.of(result.groups().explanation(0)));
        }
        List<NearMiss> nearest = result.explainLeftover(Side.LEFT, 0).nearest();
        return nearest.isEmpty() ? plain(left, right) : miss(left, right, nearest.getFirst());
    }

    private Judgement miss(TransactionView left, TransactionView right, NearMiss miss) {
        int lost = miss.failures().stream()
                .map(FieldCheck::field)
                .mapToInt(field -> WEIGHTS.getOrDefault(field, OTHER))
                .sum();
        boolean comparesAmounts =
                EngineRules.comparesAmounts(engineRules.get(miss.rule()).settings());
        return new Judgement(
                Math.clamp(FULL - lost, 0, HIGHEST_MISS),
                rules.get(miss.rule()).id(),
                Why.not(left, right, miss, comparesAmounts));
    }

    private static Judgement plain(TransactionView left, TransactionView right) {
        Why why = Why.plain(left, right);
        int points = (why.amountMatch() ? WEIGHTS.getOrDefault("amount", 0) : 0)
                + (why.currencyMatch() ? WEIGHTS.getOrDefault("currency", 0) : 0)
                + (why.dateMatch() ? WEIGHTS.getOrDefault("date", 0) : 0);
        return new Judgement(Math.min(points, HIGHEST_MISS), null, why);
    }

    private Ledger ledger(Side side, TransactionView view) {
        LedgerIntake intake = new LedgerIntake(engineRules, side, plan, new Rejections(List.of()), json);
        intake.add(view);
        return intake.ledger();
    }
}
