package io.matcher.engine;

/**
 * How alike two words are: Jaro's measure with Winkler's bonus of a tenth for each of up to four equal first characters
 * (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990).
 *
 * <p>In ten-thousandths, computed as a fraction and rounded down once, so that the answer is the same on every machine.
 */
final class JaroWinkler {

    static final int ONE = 10_000;

    private static final int MAX_PREFIX = 4;

    private JaroWinkler() {}

    /** Of words of up to {@link Tokens#MAX_LENGTH} characters, with which no product overflows. */
    static int similarity(String a, String b) {
        return similarity(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static int prefix(int[] a, int[] b) {
        int most = Math.min(MAX_PREFIX, Math.min(a.length, b.length));
        int prefix = 0;
        while (prefix < most && a[prefix] == b[prefix]) {
            prefix++;
        }
        return prefix;
    }

    private static int similarity(int[] a, int[] b) {
        int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
        boolean[] matchedA = new boolean[a.length];
        boolean[] matchedB = new boolean[b.length];
        int matches = 0;
        for (int i = 0; i < a.length; i++) {
            int to = Math.min(b.length, i + window + 1);
            for (int j = Math.max(0, i - window); j < to && !matchedA[i]; j++) {
                if (!matchedB[j] && a[i] == b[j]) {
                    matchedA[i] = true;
                    matchedB[j] = true;
                    matches++;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        long inOrder = (long) matches - transpositions(a, b, matchedA, matchedB) / 2;
        long lengths = (long) a.length * b.length;
        // Jaro's (matches ÷ a + matches ÷ b + inOrder ÷ matches) ÷ 3 over one denominator.
        long whole = 3 * lengths * matches;
        long jaro = (long) matches * matches * (a.length + b.length) + inOrder * lengths;
        long prefix = prefix(a, b);
        return (int) (ONE * ((10 - prefix) * jaro + prefix * whole) / (10 * whole));
    }

    private static int transpositions(int[] a, int[] b, boolean[] matchedA, boolean[] matchedB) {
        int outOfOrder = 0;
        int j = 0;
        for (int i = 0; i < a.length; i++) {
            if (matchedA[i]) {
                while (!matchedB[j]) {
                    j++;
                }
                outOfOrder += a[i] == b[j] ? 0 : 1;
                j++;
            }
        }
        return outOfOrder;
    }
}
