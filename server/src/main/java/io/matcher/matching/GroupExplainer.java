package io.matcher.matching;

import io.matcher.engine.Engine;
import io.matcher.engine.Explanation;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.MatchRule;
import io.matcher.engine.RuleSettings;
import io.matcher.engine.Side;
import io.matcher.ingestion.OpenItems;
import io.matcher.ingestion.TransactionView;
import io.matcher.platform.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Explains groups when they are shown: the engine looks at the pair once more, under the rule as the run used it. A group of which a
 * transaction has changed since can not be explained from what is there now, and says so by having no explanation.
 */
@Component
class GroupExplainer {

    private final OpenItems openItems;
    private final RunStore runs;
    private final JsonMapper json;

    GroupExplainer(OpenItems openItems, RunStore runs, JsonMapper json) {
        this.openItems = openItems;
        this.runs = runs;
        this.json = json;
    }

    /** Why the rule put a pair together: its score and, field by field, what agreed and by how much. */
    record PairExplanation(String ruleType, int score, List<FieldCheck> fields) {}

    /** The explanations of groups of one run, by group; some may be missing. */
    Map<UUID, PairExplanation> explain(TenantId tenant, UUID runId, List<MatchGroup> groups) {
        Map<UUID, RunStore.UsedRule> rules = new HashMap<>();
        runs.rulesOf(tenant, runId).forEach(rule -> rules.put(rule.id(), rule));
        Map<UUID, TransactionView> views = openItems.byId(
                tenant,
                groups.stream()
                        .flatMap(group -> group.items().stream())
                        .map(MatchGroup.Item::transactionId)
                        .distinct()
                        .toList());
        Map<UUID, PairExplanation> explanations = new HashMap<>();
        for (MatchGroup group : groups) {
            RunStore.UsedRule rule = group.ruleId() == null ? null : rules.get(group.ruleId());
            TransactionView left = view(group, "LEFT", views);
            TransactionView right = view(group, "RIGHT", views);
            if (rule != null && left != null && right != null) {
                PairExplanation explanation = explain(rule, left, right);
                if (explanation != null) {
                    explanations.put(group.id(), explanation);
                }
            }
        }
        return explanations;
    }

    private static @Nullable TransactionView view(MatchGroup group, String side, Map<UUID, TransactionView> views) {
        return group.items().stream()
                .filter(item -> item.side().equals(side))
                .findFirst()
                .map(item -> {
                    TransactionView view = views.get(item.transactionId());
                    return view != null && view.version() == item.version() ? view : null;
                })
                .orElse(null);
    }

    private @Nullable PairExplanation explain(RunStore.UsedRule used, TransactionView left, TransactionView right) {
        RuleSettings settings = EngineRules.settings(used.type(), used.config());
        List<MatchRule> rules = List.of(new MatchRule(1, settings));
        MatchResult result = Engine.match(
                ledger(rules, Side.LEFT, left), ledger(rules, Side.RIGHT, right), rules, MatchOptions.defaults());
        if (result.groups().size() == 0) {
            return null;
        }
        Explanation explanation = result.groups().explanation(0);
        return new PairExplanation(used.type(), explanation.score(), explanation.fields());
    }

    private Ledger ledger(List<MatchRule> rules, Side side, TransactionView view) {
        List<String> keys = MatchRule.keys(rules, side);
        LedgerBuilder builder = Ledger.builder(keys)
                .amount(view.amount())
                .currency(view.currency())
                .bookingDate(view.bookingDate())
                .valueDate(view.valueDate())
                .occurredAt(view.occurredAt())
                .externalId(view.externalId())
                .reference(view.reference())
                .source(view.sourceId().toString());
        if (!keys.isEmpty()) {
            JsonNode metadata = json.readTree(view.metadataJson());
            keys.forEach(key -> builder.key(key, Metadata.text(metadata, key)));
        }
        builder.add();
        return builder.build();
    }
}
