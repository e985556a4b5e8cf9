package io.matcher.engine;

/**
 * Hashes that only speed a search up: every hit is verified on the values themselves, so a collision, even a
 * contrived one, costs time within the budget and never a wrong match.
 */
final class Hashing {

    static final long SEED = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** Eight bytes of a text; what differs in the high ones must show in the low ones before the next. */
    static long step(long hash, long word) {
        long z = (hash ^ word) * 0x9FB21C651E98DF25L;
        return z ^ (z >>> 32);
    }

    /** Adds one component of a row's hash, to be finished by {@link #mix}. */
    static long blend(long hash, long component) {
        return (hash ^ component) * 0xD6E8FEB86659FD93L;
    }

    /** Adds one component of a block key. */
    static long with(long hash, long component) {
        return mix(hash * 31 + component);
    }

    /** The finaliser of SplitMix64: every input bit reaches every output bit. */
    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
