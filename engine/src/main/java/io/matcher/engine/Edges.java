package io.matcher.engine;

import java.util.Arrays;
import java.util.List;

/** Candidate pairs of a pass: positions on either side, and the class that gives their points. */
final class Edges {

    /** The two rows are in the same currency. */
    static final int SAME_CURRENCY = 1;

    /** They share a reference that is not blank. */
    static final int SHARED_REFERENCE = 2;

    /** The number of classes: every combination of the two. */
    static final int CLASSES = 4;

    /** Their texts are close, though not a shared reference. Only where a rule has a {@link TextRule}. */
    static final int CLOSE_TEXT = 4;

    /** The number of classes with that one. */
    static final int GRADED_CLASSES = 8;

    private int[] lefts;
    private int[] rights;
    private byte[] classes;
    private int size;

    /** @param expected how many to make room for at once */
    Edges(int expected) {
        lefts = new int[expected];
        rights = new int[expected];
        classes = new byte[expected];
    }

    void add(int left, int right, int pairClass) {
        if (size == lefts.length) {
            resize(IntColumn.grown(size));
        }
        lefts[size] = left;
        rights[size] = right;
        classes[size++] = (byte) pairClass;
    }

    private void resize(int capacity) {
        lefts = Arrays.copyOf(lefts, capacity);
        rights = Arrays.copyOf(rights, capacity);
        classes = Arrays.copyOf(classes, capacity);
    }

    void move(int edge, int to) {
        lefts[to] = lefts[edge];
        rights[to] = rights[edge];
        classes[to] = classes[edge];
    }

    void truncate(int to) {
        size = to;
    }

    static Edges joined(List<Edges> parts) {
        Edges all = parts.getFirst();
        if (parts.size() == 1) {
            return all;
        }
        for (Edges part : parts.subList(1, parts.size())) {
            int at = all.size;
            all.resize(at + part.size);
            System.arraycopy(part.lefts, 0, all.lefts, at, part.size);
            System.arraycopy(part.rights, 0, all.rights, at, part.size);
            System.arraycopy(part.classes, 0, all.classes, at, part.size);
            all.size += part.size;
        }
        return all;
    }

    int size() {
        return size;
    }

    int left(int edge) {
        return lefts[edge];
    }

    int right(int edge) {
        return rights[edge];
    }

    int pairClass(int edge) {
        return classes[edge];
    }

    static boolean sharesReference(int pairClass) {
        return (pairClass & SHARED_REFERENCE) != 0;
    }

    static boolean isClose(int pairClass) {
        return (pairClass & CLOSE_TEXT) != 0;
    }

    static boolean sameCurrency(int pairClass) {
        return (pairClass & SAME_CURRENCY) != 0;
    }

    /**
     * The points by which rivals are compared: amount, currency and date as scored, and a shared reference whether or
     * not the rule asks for one, because it is what singles a pair out. Texts that are merely close lead nobody.
     */
    static int leadPoints(int pairClass) {
        return Score.of(sameCurrency(pairClass), sharesReference(pairClass) ? Score.REFERENCE : 0);
    }
}
