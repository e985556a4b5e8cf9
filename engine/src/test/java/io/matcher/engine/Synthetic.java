package io.matcher.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Two large ledgers whose matching is known: of every hundred left rows 90 have an equal right row, 4 a right row with
 * an amount a few cents off, 3 a right row two days later under another reference, and 3 none; the right side has as
 * many strangers of its own.
 */
final class Synthetic {

    static final List<MatchRule> RULES = List.of(
            Rules.rule(1, "EXACT", Map.of("matchReference", true)),
            Rules.rule(2, "TOLERANCE", Map.of("absTolerance", "0.10", "percentTolerance", 0)),
            Rules.rule(3, "DATE_LAG", Map.of("maxDays", 3, "direction", "LEFT_BEFORE_RIGHT")));

    private static final int BASE_DAY = 20_000;

    private final Random random;
    private final int size;

    private Synthetic(int size, long seed) {
        this.size = size;
        this.random = new Random(seed);
    }

    record Pair(Ledger left, Ledger right) {}

    static Pair ledgers(int size, long seed) {
        return new Synthetic(size, seed).build();
    }

    private Pair build() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        Ledger left = side("ledger", order, Side.LEFT);
        Collections.shuffle(order, random);
        return new Pair(left, side("bank", order, Side.RIGHT));
    }

    private Ledger side(String source, List<Integer> order, Side side) {
        LedgerBuilder builder = Ledger.builder().source(source);
        for (int i : order) {
            builder.externalId((side == Side.LEFT ? "L-" : "R-") + i);
            add(builder, i, side);
        }
        return builder.build();
    }

    private static void add(LedgerBuilder builder, int i, Side side) {
        int kind = i % 100;
        boolean isRight = side == Side.RIGHT;
        // Unique within currency and neighbouring days, so that the truth has no rival.
        long cents = 1_000 + (long) i * 100;
        int day = BASE_DAY + i % 28;
        String reference = "E" + (10_000_000_000L + i);
        if (isRight && kind >= 90 && kind < 94) {
            cents += 7;
        } else if (isRight && kind >= 94 && kind < 97) {
            day += 2;
            reference = "other " + i;
        } else if (isRight && kind >= 97) {
            cents += 50;
            reference = "stranger " + i;
        }
        builder.amount(cents, 2)
                .currency(i % 3 == 0 ? "USD" : "BRL")
                .bookingDay(day)
                .reference(reference)
                .add();
    }
}
