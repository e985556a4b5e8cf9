package io.matcher.bench.ledger;

import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * The two ledgers as the engine takes them, and the truth about them.
 *
 * <p>A row's reference is what its side knows: a blank one is none, and ids say nothing.
 */
public record Ledgers(Ledger left, Ledger right, Truth truth) {

    /** The column that holds a payout's name. */
    public static final String BATCH = "batch";

    public static Ledgers make(LedgerMaker maker) throws IOException {
        TruthRecorder recorder = new TruthRecorder();
        Builders builders = new Builders(maker.scenario());
        maker.make((side, entry) -> {
            recorder.take(side, entry);
            builders.take(side, entry);
        });
        return new Ledgers(builders.left.build(), builders.right.build(), recorder.truth());
    }

    /** As the above, but without the truth, which takes memory of its own. */
    public static Ledger[] withoutTruth(LedgerMaker maker) throws IOException {
        Builders builders = new Builders(maker.scenario());
        maker.make(builders);
        return new Ledger[] {builders.left.build(), builders.right.build()};
    }

    public Ledger side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    private static final class Builders implements Sink {
        private final LedgerBuilder left;
        private final LedgerBuilder right;

        Builders(Scenario scenario) {
            List<String> keys = scenario.hasBatches() ? List.of(BATCH) : List.of();
            left = Ledger.builder(keys).source("ledger");
            right = Ledger.builder(keys).source("bank");
        }

        @Override
        public void take(Side side, Entry entry) {
            LedgerBuilder builder = side == Side.LEFT ? left : right;
            builder.externalId(LedgerFiles.id(side, builder.size()))
                    .amount(entry.units(), entry.decimals())
                    .currency(entry.currency())
                    .bookingDay(entry.day())
                    .reference(entry.reference());
            if (!entry.batch().isEmpty()) {
                builder.key(BATCH, entry.batch());
            }
            if (entry.baseUnits() != 0) {
                builder.base(BigDecimal.valueOf(entry.baseUnits(), 2), Rates.BASE);
            }
            builder.add();
        }
    }
}
