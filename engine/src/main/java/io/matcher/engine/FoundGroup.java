package io.matcher.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of several rows that a rule can make.
 */
final class FoundGroup {

    private final int[] lefts;
    private final int[] rights;
    private final int score;
    private final boolean isConfirmed;
    private final boolean isAmbiguous;
    private final List<AlternativeGroup> alternatives;
    private final @Nullable SumCertificate certificate;
    private final @Nullable Cut cut;

    FoundGroup(
            int[] lefts,
            int[] rights,
            int score,
            boolean isConfirmed,
            boolean isAmbiguous,
            List<AlternativeGroup> alternatives,
            @Nullable SumCertificate certificate,
            @Nullable Cut cut) {
        this.lefts = lefts;
        this.rights = rights;
        this.score = score;
        this.isConfirmed = isConfirmed;
        this.isAmbiguous = isAmbiguous;
        this.alternatives = alternatives;
        this.certificate = certificate;
        this.cut = cut;
    }

    /** Ascending, at least one. */
    int[] lefts() {
        return lefts;
    }

    /** Ascending, at least one. */
    int[] rights() {
        return rights;
    }

    int score() {
        return score;
    }

    /** Whether nothing speaks against confirming it. */
    boolean isConfirmed() {
        return isConfirmed;
    }

    /** Whether other rows explain one of these as well. */
    boolean isAmbiguous() {
        return isAmbiguous;
    }

    List<AlternativeGroup> alternatives() {
        return alternatives;
    }

    @Nullable
    SumCertificate certificate() {
        return certificate;
    }

    /** The row of which a part is allocated; {@code null} where all rows are allocated whole. */
    @Nullable
    Cut cut() {
        return cut;
    }

    /**
     * The part of one row that a group takes, where that is not all of it.
     *
     * @param summed what the rule added up: an amount, or a base amount
     * @param allocated what that is of the row's own amount
     */
    record Cut(Side side, int row, BigDecimal summed, BigDecimal allocated) {}

    /** One target and its parts. */
    static FoundGroup of(Side target, int row, int[] parts, int score, @Nullable SumCertificate certificate) {
        int[] sorted = parts.clone();
        Arrays.sort(sorted);
        int[] one = {row};
        return new FoundGroup(
                target == Side.LEFT ? one : sorted,
                target == Side.LEFT ? sorted : one,
                score,
                score >= Score.CONFIRMED,
                false,
                List.of(),
                certificate,
                null);
    }

    int[] rows(Side side) {
        return side == Side.LEFT ? lefts : rights;
    }

    FoundGroup proposed() {
        return new FoundGroup(lefts, rights, score, false, isAmbiguous, alternatives, certificate, cut);
    }

    FoundGroup ambiguous(List<AlternativeGroup> others) {
        return new FoundGroup(lefts, rights, score, false, true, others, certificate, cut);
    }

    FoundGroup cut(Cut part) {
        return new FoundGroup(lefts, rights, score, isConfirmed, isAmbiguous, alternatives, certificate, part);
    }

    AlternativeGroup asAlternative() {
        return new AlternativeGroup(
                Arrays.stream(lefts).boxed().toList(),
                Arrays.stream(rights).boxed().toList(),
                score);
    }
}
