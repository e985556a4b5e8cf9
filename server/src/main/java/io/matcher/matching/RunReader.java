package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.contexts.MatchRule;
import io.matcher.contexts.Side;
import io.matcher.contexts.Source;
import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.MatchOptions;
import io.matcher.ingestion.Candidate;
import io.matcher.ingestion.OpenItems;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings the open transactions of a context into two ledgers, as one snapshot shows them, holding no more than their columns. */
@Component
class RunReader {

    private final Transactions transactions;
    private final Contexts contexts;
    private final OpenItems openItems;
    private final RejectionStore rejections;
    private final RunOptions options;
    private final JsonMapper json;

    RunReader(
            Transactions transactions,
            Contexts contexts,
            OpenItems openItems,
            RejectionStore rejections,
            RunOptions options,
            JsonMapper json) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.openItems = openItems;
        this.rejections = rejections;
        this.options = options;
        this.json = json;
    }

    RunInput read(MatchRun run) {
        MatchOptions chosen = options.of(run.tenant());
        return transactions.inSnapshot(run.tenant(), () -> read(run.tenant(), run.contextId(), chosen));
    }

    private RunInput read(TenantId tenant, UUID contextId, MatchOptions chosen) {
        List<MatchRule> rules = contexts.rules(tenant, contextId);
        List<io.matcher.engine.MatchRule> engineRules = rules.stream()
                .map(rule -> new io.matcher.engine.MatchRule(
                        rule.priority(), EngineRules.settings(rule.type(), rule.config())))
                .toList();
        Rejections rejected = rejections.of(tenant, contextId);
        Map<UUID, Intake> intakes = new HashMap<>();
        Intake left = new Intake(engineRules, io.matcher.engine.Side.LEFT, rejected);
        Intake right = new Intake(engineRules, io.matcher.engine.Side.RIGHT, rejected);
        for (Source source : contexts.sources(tenant, contextId)) {
            intakes.put(source.id(), source.side() == Side.LEFT ? left : right);
        }
        openItems.stream(tenant, contextId, candidate -> {
            Intake intake = intakes.get(candidate.sourceId());
            if (intake != null) {
                intake.add(candidate);
            }
        });
        return new RunInput(
                rules, engineRules, chosen, left.ledger(), right.ledger(), left.ids, right.ids, rejected.ruledOut());
    }

    /** One side while it is read. */
    private final class Intake {

        private final List<String> keys;
        private final LedgerBuilder builder;
        private final RowIds ids = new RowIds();
        private final Rejections rejected;

        Intake(List<io.matcher.engine.MatchRule> rules, io.matcher.engine.Side side, Rejections rejected) {
            this.rejected = rejected;
            this.keys = io.matcher.engine.MatchRule.keys(rules, side);
            this.builder = Ledger.builder(keys);
        }

        void add(Candidate row) {
            ids.add(row.transactionId(), row.version());
            builder.amount(row.amount())
                    .currency(row.currency())
                    .bookingDate(row.bookingDate())
                    .valueDate(row.valueDate())
                    .occurredAt(row.occurredAt())
                    .externalId(row.externalId())
                    .reference(row.reference())
                    .source(row.sourceId().toString());
            if (!keys.isEmpty()) {
                JsonNode metadata = json.readTree(row.metadataJson());
                keys.forEach(key -> builder.key(key, Metadata.text(metadata, key)));
            }
            rejected.met(row.transactionId(), row.version(), builder.add());
        }

        Ledger ledger() {
            return builder.build();
        }
    }
}
