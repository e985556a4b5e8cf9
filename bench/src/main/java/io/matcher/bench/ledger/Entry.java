package io.matcher.bench.ledger;

import java.math.BigDecimal;

/**
 * A row of one side, still without an id: that is given by its place in the file, so that it says nothing about the other side.
 *
 * @param units the amount is {@code units × 10^-decimals}
 * @param day days since 1970-01-01
 * @param reference empty when there is none
 * @param batch the payout that the row is part of; empty for most
 * @param baseUnits the amount in {@link Rates#BASE} with two decimals; 0 where the scenario has one currency a group
 */
public record Entry(
        long units,
        int decimals,
        String currency,
        int day,
        String reference,
        String description,
        String batch,
        long baseUnits,
        Belonging belonging) {

    public BigDecimal amount() {
        return BigDecimal.valueOf(units, decimals);
    }

    Entry withUnits(long changed) {
        return new Entry(changed, decimals, currency, day, reference, description, batch, baseUnits, belonging);
    }

    Entry withDay(int changed) {
        return new Entry(units, decimals, currency, changed, reference, description, batch, baseUnits, belonging);
    }

    Entry withReference(String changed) {
        return new Entry(units, decimals, currency, day, changed, description, batch, baseUnits, belonging);
    }

    Entry withDescription(String changed) {
        return new Entry(units, decimals, currency, day, reference, changed, batch, baseUnits, belonging);
    }

    Entry withBatch(String changed) {
        return new Entry(units, decimals, currency, day, reference, description, changed, baseUnits, belonging);
    }

    Entry withBase(long changed) {
        return new Entry(units, decimals, currency, day, reference, description, batch, changed, belonging);
    }

    Entry withBelonging(Belonging changed) {
        return new Entry(units, decimals, currency, day, reference, description, batch, baseUnits, changed);
    }

    Entry in(Money money) {
        return new Entry(
                money.units(),
                money.decimals(),
                money.currency(),
                day,
                reference,
                description,
                batch,
                baseUnits,
                belonging);
    }

    /** A hash of every column but the id: rows with one hash can not be told apart. */
    long looks() {
        long hash = Dice.mix(units * 31 + decimals);
        hash = Dice.mix(hash + day);
        hash = text(hash, currency);
        hash = text(hash, reference);
        hash = text(hash, description);
        return Dice.mix(text(hash, batch) + baseUnits);
    }

    /** A hash of currency and amount. */
    long worth() {
        return text(Dice.mix(units * 31 + decimals), currency);
    }

    private static long text(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x100000001B3L + text.charAt(i) + 1;
        }
        return Dice.mix(hash);
    }
}
