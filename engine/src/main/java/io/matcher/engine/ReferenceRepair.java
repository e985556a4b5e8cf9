package io.matcher.engine;

import java.util.List;

/**
 * How references that are not equal may still be the same one, spoiled on its way.
 *
 * <p>Two references that differ in punctuation, blanks and leading zeros alone are the <em>same</em> reference. Where a
 * known prefix or suffix, a truncation or a check digit must be explained away, the reference is <em>repaired</em>: it
 * lets a pair pass for half the points and never leads a rival. A part of a reference inside another is never enough.
 *
 * @param punctuation whether all but letters and digits is dropped
 * @param leadingZeros whether zeros at the head of the first run of digits are dropped
 * @param truncateTo the length from which one reference may be the beginning of the other, 6 to 255; 0 for never
 * @param prefixes texts that may stand before a reference, up to 20 of 1 to 30 characters; the longest that fits goes
 * @param suffixes texts that may stand after it, likewise
 * @param checkDigit whether one side may carry a check digit that the other lacks
 * @param minLength what must remain of either reference for any repair, in characters, 4 to 100
 */
public record ReferenceRepair(
        boolean punctuation,
        boolean leadingZeros,
        int truncateTo,
        List<String> prefixes,
        List<String> suffixes,
        CheckDigit checkDigit,
        int minLength) {

    /** What {@code referenceRepair: {}} means. */
    static final ReferenceRepair STANDARD =
            new ReferenceRepair(true, true, 16, List.of(), List.of(), CheckDigit.NONE, 6);

    public ReferenceRepair {
        prefixes = List.copyOf(prefixes);
        suffixes = List.copyOf(suffixes);
    }

    /** A last character that is computed from those before it. */
    public enum CheckDigit {
        /** Not looked for. */
        NONE,
        /** Any digit or an X: weak, for schemes that are not known. */
        ANY,
        /** Luhn: weights 2, 1, 2, … from the right, digits of the products summed. */
        MOD10,
        /** Weights 2 to 9 from the right, over and over; 11 less the remainder; ten is written X or 0, eleven 0. */
        MOD11
    }

    /** The settings as text; part of a run's digest. */
    String text() {
        return punctuation + "," + leadingZeros + "," + truncateTo + "," + quoted(prefixes) + "," + quoted(suffixes)
                + "," + checkDigit + "," + minLength;
    }

    private static String quoted(List<String> texts) {
        StringBuilder all = new StringBuilder("[");
        texts.forEach(text -> all.append(text.length()).append(':').append(text));
        return all.append(']').toString();
    }
}
