package io.matcher.bench.ledger;

/**
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), written out here so that the
 * same seed makes the same ledger on every machine and under every JDK.
 */
final class Dice {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of their own for each path, so that what one event draws changes nothing for the next. */
    static Dice of(long seed, long... path) {
        long state = mix(seed);
        for (long step : path) {
            state = mix(state + GAMMA * (step + 1));
        }
        return new Dice(state);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** From 0 to {@code bound - 1}; the bias is below 2^-32 for every bound used here. */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean permille(int chance) {
        return below(1000) < chance;
    }

    /** Above 0, at most 1. */
    double unit() {
        return ((next() >>> 11) + 1) * 0x1.0p-53;
    }
}
