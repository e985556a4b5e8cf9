package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.io.IOException;
import java.time.LocalDate;

/**
 * Makes the two ledgers of a quarter, in memory that does not grow with them.
 *
 * <p>The same scenario, seed and number of rows make the same rows in the same order, everywhere and at every call.
 */
public final class LedgerMaker {

    /** The first day that anything happens on. */
    static final int FIRST_DAY = (int) LocalDate.of(2026, 1, 1).toEpochDay();

    /** Ninety days whatever the number of rows: more rows are more rows a day, and weaker evidence. */
    static final int DAYS = 90;

    /** Left rows that the largest event writes. The last rows of a ledger are plain pairs, so that its size is exact. */
    private static final int LARGEST_EVENT = 40;

    private static final int LEFT_SHUFFLE = 1;
    private static final int RIGHT_SHUFFLE = 2;
    private static final int EVENTS = 3;

    private final Scenario scenario;
    private final long seed;
    private final int rows;

    /**
     * A maker of one pair of ledgers.
     *
     * @param rows rows on the left, 1 to 10,000,000; the right has as many, give or take what the scenario does
     */
    public LedgerMaker(Scenario scenario, long seed, int rows) {
        if (rows < 1 || rows > 10_000_000) {
            throw new IllegalArgumentException("rows must be between 1 and 10000000 but is " + rows);
        }
        this.scenario = scenario;
        this.seed = seed;
        this.rows = rows;
    }

    public Scenario scenario() {
        return scenario;
    }

    public void make(Sink sink) throws IOException {
        Shuffle left = new Shuffle(Dice.of(seed, LEFT_SHUFFLE), entry -> sink.take(Side.LEFT, entry));
        Shuffle right = new Shuffle(Dice.of(seed, RIGHT_SHUFFLE), entry -> sink.take(Side.RIGHT, entry));
        Events events = new Events(scenario, (side, entry) -> (side == Side.LEFT ? left : right).put(entry));
        for (long event = 0; events.lefts() < rows; event++) {
            int day = FIRST_DAY + (int) ((long) events.lefts() * DAYS / rows);
            Dice dice = Dice.of(seed, EVENTS, scenario.word().hashCode(), event);
            if (rows - events.lefts() < LARGEST_EVENT) {
                events.plain(dice, day);
            } else {
                events.any(dice, day);
            }
        }
        left.finish();
        right.finish();
    }
}
