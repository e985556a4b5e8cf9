package io.matcher.bench.speed;

import io.matcher.bench.accuracy.StandardRules;
import io.matcher.engine.Engine;
import io.matcher.engine.Ledger;
import io.matcher.engine.LedgerBuilder;
import io.matcher.engine.LeftoverReason;
import io.matcher.engine.Leftovers;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.MatchRule;
import io.matcher.engine.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Ledgers made to hurt: everything looks like everything. What counts is that they end, and say why they found nothing. */
public enum WorstCases {
    EQUAL_AMOUNTS("all amounts equal, no references, over 90 days") {
        @Override
        void row(LedgerBuilder builder, Side side, int row, int rows) {
            builder.amount(1000, 2).bookingDay(DAY + (int) (row * 90L / rows)).reference("");
        }
    },
    EQUAL_ROWS("all rows equal, no references, on one day") {
        @Override
        void row(LedgerBuilder builder, Side side, int row, int rows) {
            builder.amount(1000, 2).bookingDay(DAY).reference("");
        }
    },
    EQUAL_REFERENCES("all references equal, amounts a cent apart") {
        @Override
        void row(LedgerBuilder builder, Side side, int row, int rows) {
            builder.amount(100_000 + row, 2).bookingDay(DAY).reference("BATCH");
        }
    },
    ONE_COMPONENT("one chain: every row fits its counterpart and its neighbour") {
        @Override
        void row(LedgerBuilder builder, Side side, int row, int rows) {
            int offset = side == Side.LEFT ? 0 : 20;
            builder.amount(1_000L + row * 40L + offset, 2).bookingDay(DAY).reference("");
        }

        @Override
        List<MatchRule> rules() {
            return StandardRules.within("0.20");
        }
    };

    private static final int DAY = 20_000;

    private final String title;

    WorstCases(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    abstract void row(LedgerBuilder builder, Side side, int row, int rows);

    List<MatchRule> rules() {
        return StandardRules.confirming();
    }

    /**
     * What became of a case.
     *
     * @param reasons how many left rows stayed open for which reason
     */
    public record Ending(
            WorstCases worst,
            int rows,
            double seconds,
            int confirmed,
            int proposed,
            Map<LeftoverReason, Integer> reasons) {
        public Ending {
            reasons = Map.copyOf(reasons);
        }
    }

    public Ending run(int rows) {
        Ledger left = ledger(Side.LEFT, rows);
        Ledger right = ledger(Side.RIGHT, rows);
        long start = System.nanoTime();
        MatchResult result =
                Engine.match(left, right, rules(), MatchOptions.defaults().withThreads(2));
        double seconds = SpeedBench.seconds(start);
        Map<LeftoverReason, Integer> reasons = new EnumMap<>(LeftoverReason.class);
        Leftovers open = result.leftovers(Side.LEFT);
        for (int i = 0; i < open.size(); i++) {
            reasons.merge(open.reason(i), 1, Integer::sum);
        }
        return new Ending(
                this,
                rows,
                seconds,
                result.statistics().autoMatchedLeft(),
                result.statistics().pendingReviewLeft(),
                reasons);
    }

    private Ledger ledger(Side side, int rows) {
        LedgerBuilder builder = Ledger.builder();
        for (int row = 0; row < rows; row++) {
            builder.externalId(side + "-" + row).currency("BRL");
            row(builder, side, row, rows);
            builder.add();
        }
        return builder.build();
    }
}
