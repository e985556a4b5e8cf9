package io.matcher.engine;

/**
 * The rows of one side that can take part in a rule's pass: open, and holding all that the rule asks a row to hold.
 *
 * <p>Positions are dense, from 0. They are laid out so that rows which may meet lie close together in memory: by the leading bits
 * of the hash of what the rule makes equal, and where many share those, in the order of what it ranges over. That layout is worth
 * more than any other speed-up.
 */
final class PassSide {

    /** By leading bits of the hash: where those rows start, and last where the last ones end. */
    private final int[] starts;

    final int[] rows;
    /** Everything that the rule makes equal, as one hash. */
    final long[] hashes;

    final int[] currencies;
    final long[] amounts;
    final int[] days;
    final long[] references;
    /** Where the references stand: see {@link Ledger#referencePlace}. */
    final long[] texts;

    /** Filled by {@link PassRows}. */
    PassSide(int[] starts) {
        int size = starts[starts.length - 1];
        this.starts = starts;
        this.rows = new int[size];
        this.hashes = new long[size];
        this.currencies = new int[size];
        this.amounts = new long[size];
        this.days = new int[size];
        this.references = new long[size];
        this.texts = new long[size];
    }

    int size() {
        return rows.length;
    }

    /** The first position whose hash begins with {@code prefix} in as many bits, at most those that it is laid out by. */
    int start(int prefix, int bits) {
        int buckets = starts.length - 1;
        return starts[prefix * (buckets >> bits)];
    }
}
