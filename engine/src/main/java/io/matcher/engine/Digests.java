package io.matcher.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Many SHA-256 digests, end to end in one array a million. */
final class Digests {

    static final int LENGTH = 32;

    private static final int PAGE = 1 << 20;
    private static final int BATCH = 2048;

    private final byte[][] pages;
    private final int size;

    Digests(int size) {
        this.size = size;
        this.pages = new byte[(size + PAGE - 1) / PAGE][];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = new byte[Math.min(PAGE, size - i * PAGE) * LENGTH];
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Finishes {@code sha} into this place and leaves it ready for the next. */
    void set(int index, MessageDigest sha) {
        try {
            sha.digest(pages[index / PAGE], index % PAGE * LENGTH, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 digest has 32 bytes", e);
        }
    }

    void update(MessageDigest sha, int index) {
        sha.update(pages[index / PAGE], index % PAGE * LENGTH, LENGTH);
    }

    /** Feeds how many there are and then all of them in one order that depends on them alone. */
    void updateSorted(MessageDigest sha) {
        update(sha, order());
    }

    /** Feeds how many there are and then all of them as {@link #order} has them. */
    void update(MessageDigest sha, int[] order) {
        sha.update(ByteBuffer.allocate(4).putInt(size).array());
        byte[] batch = new byte[Math.min(BATCH, size) * LENGTH];
        for (int from = 0; from < size; from += BATCH) {
            int to = Math.min(size, from + BATCH);
            for (int i = from; i < to; i++) {
                int index = order[i];
                System.arraycopy(pages[index / PAGE], index % PAGE * LENGTH, batch, (i - from) * LENGTH, LENGTH);
            }
            sha.update(batch, 0, (to - from) * LENGTH);
        }
    }

    /** All indices in the order of their digests. */
    int[] order() {
        // The leading bits of a digest and its index share a long: sorting those settles nearly everything.
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
        long indexMask = (1L << indexBits) - 1;
        long[] keys = new long[size];
        Arrays.setAll(keys, i -> ((prefix(i) >>> indexBits) << indexBits) | i);
        Radix.sortSpread(keys);
        int[] order = new int[size];
        Arrays.setAll(order, i -> (int) (keys[i] & indexMask));
        for (int from = 0, to; from < size; from = to) {
            to = from + 1;
            while (to < size && keys[to] >>> indexBits == keys[from] >>> indexBits) {
                to++;
            }
            if (to - from > 1) {
                IntSort.sort(order, from, to, this::compare);
            }
        }
        return order;
    }

    private long prefix(int index) {
        return ByteBuffer.wrap(pages[index / PAGE]).order(ByteOrder.BIG_ENDIAN).getLong(index % PAGE * LENGTH);
    }

    private int compare(int a, int b) {
        int fromA = a % PAGE * LENGTH;
        int fromB = b % PAGE * LENGTH;
        return Arrays.compareUnsigned(pages[a / PAGE], fromA, fromA + LENGTH, pages[b / PAGE], fromB, fromB + LENGTH);
    }
}
