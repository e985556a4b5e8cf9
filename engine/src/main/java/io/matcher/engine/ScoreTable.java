package io.matcher.engine;

import io.matcher.engine.RuleSettings.Fuzzy;

/** The scores, capped, of the pairs that passed a rule, by their class (see {@link Edges}). */
final class ScoreTable {

    private final int[] scores = new int[Edges.GRADED_CLASSES];
    private final int best;

    private ScoreTable(RuleSettings settings) {
        int highest = 0;
        for (int pairClass = 0; pairClass < scores.length; pairClass++) {
            int points = Score.of(Edges.sameCurrency(pairClass), referencePoints(settings, pairClass));
            scores[pairClass] = Math.min(points, cap(settings, pairClass));
            highest = Math.max(highest, scores[pairClass]);
        }
        best = highest;
    }

    static ScoreTable of(RuleSettings settings) {
        return new ScoreTable(settings);
    }

    int of(int pairClass) {
        return scores[pairClass];
    }

    int best() {
        return best;
    }

    static int referencePoints(RuleSettings settings, int pairClass) {
        if (Edges.isClose(pairClass)) {
            return Score.CLOSE_REFERENCE;
        }
        return settings instanceof Fuzzy
                ? (Edges.sharesReference(pairClass) ? Score.REFERENCE : 0)
                : Score.reference(settings);
    }

    /** The most a pair of this class can score: what the user wrote, and what likeness alone is worth. */
    static int cap(RuleSettings settings, int pairClass) {
        boolean isMerelyAlike =
                settings instanceof Fuzzy && !Edges.sharesReference(pairClass) && !Edges.isClose(pairClass);
        return Score.capped(settings, isMerelyAlike ? Score.ALIKE : Score.MOST);
    }
}
