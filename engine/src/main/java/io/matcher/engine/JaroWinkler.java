package io.matcher.engine;

/**
 * How alike two words are: Jaro's measure with Winkler's bonus of a tenth for each of up to four equal first characters
 * (W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990).
 *
 * <p>In ten-thousandths, every quotient rounded down, so that the answer is the same on every machine.
 */
final class JaroWinkler {

    static final int ONE = 10_000;

    private static final int MAX_PREFIX = 4;

    private JaroWinkler() {}

    static int similarity(String a, String b) {
        int jaro = jaro(a.codePoints().toArray(), b.codePoints().toArray());
        int prefix = 0;
        int most = Math.min(MAX_PREFIX, Math.min(a.length(), b.length()));
        while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * (ONE - jaro) / 10;
    }

    private static int jaro(int[] a, int[] b) {
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
        int inOrder = matches - transpositions(a, b, matchedA, matchedB) / 2;
        return (ONE * matches / a.length + ONE * matches / b.length + ONE * inOrder / matches) / 3;
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
