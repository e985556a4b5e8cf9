package io.matcher.engine;

/**
 * How alike two texts are, in ten-thousandths: every word of one text finds its best match in the other, weighed by its
 * length (after A. Monge and C. Elkan, "The field matching problem", 1996); the mean of both directions counts, so that
 * neither a text inside a longer one nor the reverse passes for equal. Order of words does not matter.
 */
final class Likeness {

    private Likeness() {}

    /** 0 where either text has fewer than {@code minLength} letters and digits. */
    static int of(Tokens a, Tokens b, int leastWord, int minLength) {
        if (Math.min(a.length, b.length) < Math.max(1, minLength)) {
            return 0;
        }
        int[] bestOfB = new int[b.words.length];
        long sum = 0;
        for (int i = 0; i < a.words.length; i++) {
            int best = 0;
            for (int j = 0; j < b.words.length; j++) {
                int similarity = a.similarity(i, b, j, leastWord);
                best = Math.max(best, similarity);
                bestOfB[j] = Math.max(bestOfB[j], similarity);
            }
            sum += (long) best * a.lengths[i];
        }
        long reverse = 0;
        for (int j = 0; j < bestOfB.length; j++) {
            reverse += (long) bestOfB[j] * b.lengths[j];
        }
        return (int) ((sum / a.length + reverse / b.length) / 2);
    }
}
