package io.matcher.matching;

import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.MatchRule;
import io.matcher.engine.Side;
import io.matcher.ingestion.Candidate;
import io.matcher.ingestion.TransactionView;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes in the transactions of one side, one at a time, and makes them a ledger that remembers who is who. */
final class LedgerIntake {

    private final Side side;
    private final List<String> keys;
    private final boolean readsDescriptions;
    private final LedgerBuilder builder;
    private final RowIds ids = new RowIds();
    private final Rejections rejected;
    private final JsonMapper json;

    LedgerIntake(List<MatchRule> rules, Side side, Rejections rejected, JsonMapper json) {
        this.side = side;
        this.keys = MatchRule.keys(rules, side);
        this.readsDescriptions = MatchRule.readDescriptions(rules);
        this.builder = Ledger.builder(keys);
        this.rejected = rejected;
        this.json = json;
    }

    /** The row at which the transaction stands now. */
    int add(Candidate transaction) {
        ids.add(transaction.transactionId(), transaction.version());
        builder.amount(transaction.amount())
                .currency(transaction.currency())
                .bookingDate(transaction.bookingDate())
                .valueDate(transaction.valueDate())
                .occurredAt(transaction.occurredAt())
                .externalId(transaction.externalId())
                .reference(transaction.reference())
                .source(transaction.sourceId().toString());
        if (readsDescriptions) {
            builder.description(transaction.description());
        }
        if (!keys.isEmpty()) {
            JsonNode metadata = json.readTree(transaction.metadataJson());
            keys.forEach(key -> builder.key(key, Metadata.text(metadata, key)));
        }
        int row = builder.add();
        rejected.met(transaction.transactionId(), transaction.version(), row);
        return row;
    }

    /** The same for a transaction that somebody looks at by itself. */
    int add(TransactionView view) {
        return add(new Candidate(
                view.id(),
                view.version(),
                view.sourceId(),
                view.externalId(),
                view.amount(),
                view.currency(),
                view.bookingDate(),
                view.valueDate(),
                view.occurredAt(),
                view.reference(),
                view.description(),
                view.metadataJson()));
    }

    Side side() {
        return side;
    }

    RowIds ids() {
        return ids;
    }

    Ledger ledger() {
        return builder.build();
    }
}
