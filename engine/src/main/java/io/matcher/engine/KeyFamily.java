package io.matcher.engine;

/**
 * Keys of a row of which another row must share some to agree with it.
 *
 * <p>Any row that agrees shares keys that weigh more than {@code slack} subtracts from their sum; hence it is found
 * by looking under so many of the keys, the rarest first, that those not looked under weigh no more than the row could
 * have left unshared.
 */
final class KeyFamily {

    /** Distinct. */
    final long[] keys;
    /** Of the keys, in their places. */
    final int[] weights;
    /** The weight that must be exceeded by the keys that are looked under. */
    final long slack;

    KeyFamily(long[] keys, int[] weights, long slack) {
        this.keys = keys;
        this.weights = weights;
        this.slack = slack;
    }

    /** One key, that a row which agrees in this way must share. */
    static KeyFamily of(int kind, String text) {
        return of(kind, Texts.hash(text));
    }

    static KeyFamily of(int kind, long hash) {
        return new KeyFamily(new long[] {Hashing.with(Hashing.mix(kind), hash)}, new int[] {1}, 0);
    }
}
