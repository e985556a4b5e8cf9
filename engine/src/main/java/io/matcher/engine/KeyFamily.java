package io.matcher.engine;

/**
 * Keys of a row of which another row must share some to agree with it.
 *
 * <p>A row that agrees leaves keys unshared that weigh {@code slack} at most; hence it is found under one of any keys that
 * weigh more than that together. The rarest such keys are looked under.
 */
final class KeyFamily {

    /** Distinct. */
    final long[] keys;
    /** Of the keys, in their places. */
    final int[] weights;
    /** The most that the keys weigh together which a row that agrees does not share. */
    final long slack;

    KeyFamily(long[] keys, int[] weights, long slack) {
        this.keys = keys;
        this.weights = weights;
        this.slack = slack;
    }

    /** One key, that a row which agrees in this way must share. */
    static KeyFamily of(int kind, String text) {
        return of(kind, Texts.key(text));
    }

    static KeyFamily of(int kind, long hash) {
        return new KeyFamily(new long[] {Hashing.with(Hashing.mix(kind), hash)}, new int[] {1}, 0);
    }
}
