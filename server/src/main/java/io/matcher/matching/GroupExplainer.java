package io.matcher.matching;

import io.matcher.engine.BusinessCalendar;
import io.matcher.engine.Cardinality;
import io.matcher.engine.Engine;
import io.matcher.engine.Explanation;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.MatchRule;
import io.matcher.engine.RateTable;
import io.matcher.engine.RuledOut;
import io.matcher.engine.Side;
import io.matcher.fees.FeePlan;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Explains groups when they are shown: the engine looks at the pair once more, under the rule as the run used it. A group of which a
 * transaction has changed since can not be explained from what is there now, and says so by having no explanation.
 */
@Component
class GroupExplainer {

    private final OpenItems openItems;
    private final RunRuleStore runRules;
    private final RunFees fees;
    private final RunRates runRates;
    private final RunDays days;
    private final JsonMapper json;

    GroupExplainer(
            OpenItems openItems,
            RunRuleStore runRules,
            RunFees fees,
            RunRates runRates,
            RunDays days,
            JsonMapper json) {
        this.openItems = openItems;
        this.runRules = runRules;
        this.fees = fees;
        this.runRates = runRates;
        this.days = days;
        this.json = json;
    }

    /** Why the rule put a pair together: its score and, field by field, what agreed and by how much. */
    record PairExplanation(String ruleType, int score, List<FieldCheck> fields) {}

    private static final MatchOptions SEVERAL = MatchOptions.defaults().withCardinality(Cardinality.MANY_TO_MANY);

    /** Groups with more items than this are not explained again; their rule and their items say what there is to say. */
    private static final int MOST_ITEMS = 200;

    /** The explanations of groups of one run, by group; some may be missing. */
    Map<UUID, PairExplanation> explain(TenantId tenant, UUID runId, List<MatchGroup> groups) {
        Map<UUID, RunRuleStore.UsedRule> rules = new HashMap<>();
        runRules.of(tenant, runId).forEach(rule -> rules.put(rule.id(), rule));
        FeePlan plan = fees.kept(tenant, runId);
        RateTable rates = runRates.kept(
                tenant, runId, rules.values().stream().map(GroupExplainer::rule).toList());
        BusinessCalendar calendar = days.kept(tenant, runId);
        Map<UUID, TransactionView> views = openItems.byId(
                tenant,
                groups.stream()
                        .filter(GroupExplainer::isSmall)
                        .flatMap(group -> group.items().stream())
                        .map(MatchGroup.Item::transactionId)
                        .distinct()
                        .toList());
        Map<UUID, PairExplanation> explanations = new HashMap<>();
        for (MatchGroup group : groups) {
            RunRuleStore.UsedRule rule = group.ruleId() == null ? null : rules.get(group.ruleId());
            List<TransactionView> left = views(group, "LEFT", views);
            List<TransactionView> right = views(group, "RIGHT", views);
            if (rule != null && left.size() + right.size() == group.items().size()) {
                PairExplanation explanation = explain(rule, new Known(plan, rates, calendar), left, right);
                if (explanation != null) {
                    explanations.put(group.id(), explanation);
                }
            }
        }
        return explanations;
    }

    private static boolean isSmall(MatchGroup group) {
        return group.items().size() <= MOST_ITEMS;
    }

    /** The group's transactions of a side that are still as they were matched. */
    private static List<TransactionView> views(MatchGroup group, String side, Map<UUID, TransactionView> views) {
        List<TransactionView> found = new ArrayList<>();
        for (MatchGroup.Item item : group.items()) {
            TransactionView view = views.get(item.transactionId());
            if (item.side().equals(side) && view != null && view.version() == item.version()) {
                found.add(view);
            }
        }
        return found;
    }

    /** What the run knew beside its rules. */
    private record Known(FeePlan plan, RateTable rates, BusinessCalendar days) {}

    private @Nullable PairExplanation explain(
            RunRuleStore.UsedRule used, Known known, List<TransactionView> left, List<TransactionView> right) {
        List<MatchRule> rules = List.of(rule(used));
        MatchResult result = Engine.match(
                ledger(rules, Side.LEFT, known.plan(), left),
                ledger(rules, Side.RIGHT, known.plan(), right),
                rules,
                (left.size() + right.size() == 2 ? MatchOptions.defaults() : SEVERAL).withCalendar(known.days()),
                RuledOut.none(),
                known.rates());
        if (result.groups().size() != 1) {
            return null;
        }
        Explanation explanation = result.groups().explanation(0);
        return new PairExplanation(used.type(), explanation.score(), explanation.fields());
    }

    private static MatchRule rule(RunRuleStore.UsedRule used) {
        return new MatchRule(1, EngineRules.settings(used.type(), used.config()));
    }

    private Ledger ledger(List<MatchRule> rules, Side side, FeePlan plan, List<TransactionView> views) {
        LedgerIntake intake = new LedgerIntake(rules, side, plan, new Rejections(List.of()), json);
        views.forEach(intake::add);
        return intake.ledger();
    }
}
