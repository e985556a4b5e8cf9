package io.matcher.bench.ledger;

/** The daily rate from US dollars to the base currency, as a table would give it: a slow wave around 5, with four decimals. */
final class Rates {

    static final String BASE = "BRL";
    static final String FOREIGN = "USD";

    private Rates() {}

    /** Ten-thousandths of the base currency for one dollar. */
    static long tenThousandths(int day) {
        return 50_000 + Math.round(2_000 * StrictMath.sin(day / 17.0)) + Math.floorMod(day * 37L, 101);
    }

    /** Cents of the base currency for cents of a dollar, half up. */
    static long base(long cents, int day) {
        return (cents * tenThousandths(day) + 5_000) / 10_000;
    }
}
