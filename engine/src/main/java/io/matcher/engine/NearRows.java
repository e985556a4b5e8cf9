package io.matcher.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finds the rows of one side that lie near a row of the other: by reference, equal amount, close amount, or texts. */
final class NearRows {

    private static final int EACH_WAY = 8;

    private final Frame frame;
    private final Side side;
    private final Blocks byReference;
    private final Blocks byAmountAndDay;
    private final Blocks byCurrency;
    private final List<NearTexts> byText;

    NearRows(Frame frame, Side side, List<RulePlan> plans) {
        this.frame = frame;
        this.side = side;
        Ledger ledger = frame.ledger(side);
        long[] references = frame.referenceHashes(side, true);
        AmountKeys amounts = frame.perCurrencyAmounts();
        this.byReference = Blocks.unsorted(ledger.size, row -> references[row]);
        this.byAmountAndDay = Blocks.sorted(
                ledger.size,
                row -> amountHash(frame.currency(side, row), amounts.of(side, row)),
                row -> ledger.bookingDays[row]);
        this.byText = plans.stream()
                .map(RulePlan::text)
                .filter(Objects::nonNull)
                .map(text -> new NearTexts(text, side, ledger.size, EACH_WAY))
                .toList();
        this.byCurrency =
                Blocks.sorted(ledger.size, row -> Hashing.mix(frame.currency(side, row)), row -> amounts.of(side, row));
    }

    private static long amountHash(int currency, long amount) {
        return Hashing.with(Hashing.mix(currency), amount);
    }

    /** Rows near the other side's row; where more tie than are looked at, which of them is left open. */
    int[] around(int otherRow) {
        Side other = side.other();
        int currency = frame.currency(other, otherRow);
        long amount = frame.perCurrencyAmounts().of(other, otherRow);
        Set<Integer> rows = new LinkedHashSet<>();
        int same = byReference.find(frame.referenceHashes(other, true)[otherRow]);
        if (same != Blocks.NONE) {
            add(byReference, same, byReference.start(same), rows);
        }
        addAround(byAmountAndDay, amountHash(currency, amount), frame.ledger(other).bookingDays[otherRow], rows);
        addAround(byCurrency, Hashing.mix(currency), amount, rows);
        byText.forEach(texts -> texts.addAround(other, otherRow, rows));
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addAround(Blocks blocks, long hash, long value, Set<Integer> rows) {
        int block = blocks.find(hash);
        if (block != Blocks.NONE) {
            add(blocks, block, blocks.firstAtLeast(block, value), rows);
        }
    }

    private static void add(Blocks blocks, int block, int middle, Set<Integer> rows) {
        int to = Math.min(blocks.end(block), middle + EACH_WAY);
        for (int i = Math.max(blocks.start(block), middle - EACH_WAY); i < to; i++) {
            rows.add(blocks.position(i));
        }
    }
}
