package io.matcher.engine;

import java.util.List;

/**
 * A comparison of texts that is more than equality. Where a rule has one, rows are found by keys of their texts, so that
 * also here the cost follows the candidates.
 */
sealed interface TextRule permits RepairedReferences, AlikeTexts {

    /** How well the texts of a pair agree. */
    enum Grade {
        /** They do not: the pair is no candidate. */
        NONE,
        /** Well enough for a proposal, no more. */
        ALIKE,
        /** Well enough to confirm a pair that has no rival; worth half the points of a reference. */
        CLOSE,
        /** They are one reference: evidence that leads rivals. */
        SHARED
    }

    Grade grade(int l, int r);

    /** How far apart the texts are, in percent; a measure of closeness. */
    int apart(int l, int r);

    /** What a row is found by; two rows that agree are found by each other's. */
    List<KeyFamily> families(Side side, int row);

    /** Keeps what is derived from the rows' texts, to compare them quickly. */
    void keep();

    /** Forgets it again. */
    void release();
}
