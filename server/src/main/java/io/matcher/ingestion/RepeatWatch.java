package io.matcher.ingestion;

/**
 * Tells whether texts may repeat, by remembering a 64-bit hash of each in bounded memory. It never misses a repetition; past its bound,
 * or when two hashes happen to agree, it says "perhaps", which costs the database a look.
 */
final class RepeatWatch {

    private static final int FIRST_SLOTS = 1 << 12;
    private static final int MOST_SLOTS = 1 << 22;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long[] slots = new long[FIRST_SLOTS];
    private int used;
    private boolean perhaps;

    void see(String text) {
        if (perhaps) {
            return;
        }
        if (2 * used >= slots.length && !grow()) {
            return;
        }
        perhaps = !add(slots, hash(text));
        used++;
    }

    boolean mayRepeat() {
        return perhaps;
    }

    private boolean grow() {
        if (slots.length == MOST_SLOTS) {
            perhaps = true;
            slots = new long[0];
            return false;
        }
        long[] larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                add(larger, hash);
            }
        }
        slots = larger;
        return true;
    }

    /** False when it is there already. */
    private static boolean add(long[] slots, long hash) {
        int mask = slots.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = hash;
        return true;
    }

    /** FNV-1a over the characters, its bits spread by the finalizer of MurmurHash3; never 0, which marks an empty slot. */
    private static long hash(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
