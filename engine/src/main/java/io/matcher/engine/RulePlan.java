package io.matcher.engine;

import io.matcher.engine.RuleSettings.Base;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Dating;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.OnAmbiguity;
import io.matcher.engine.RuleSettings.Reference;
import io.matcher.engine.RuleSettings.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * One rule made ready to run over a frame: the types reduced to the same few tests.
 *
 * @param index the rule's place in the caller's list
 * @param base what is compared of the base values as the rows carry them
 * @param text how texts are compared where equality is not asked; {@code null} where it is, or nothing
 * @param fx the base amounts that are compared in place of the amounts; {@code null} where those are
 * @param scores of pairs that passed the rule
 */
record RulePlan(
        int index,
        MatchRule rule,
        AmountTest amount,
        DayTest days,
        Reference reference,
        Base base,
        @Nullable TextRule text,
        @Nullable BaseValues fx,
        ScoreTable scores) {

    static RulePlan of(int index, MatchRule rule, Frame frame) {
        RuleSettings settings = rule.settings();
        return new RulePlan(
                index,
                rule,
                AmountTest.of(settings, frame),
                DayTest.of(settings),
                reference(settings),
                base(settings).fx().isPresent() ? new Base(false, false) : base(settings),
                text(settings, frame),
                base(settings).fx().map(frame::baseValues).orElse(null),
                ScoreTable.of(settings));
    }

    private static @Nullable TextRule text(RuleSettings settings, Frame frame) {
        if (settings instanceof Fuzzy fuzzy) {
            return new AlikeTexts(frame, fuzzy);
        }
        Reference reference = reference(settings);
        return reference.match()
                ? reference
                        .repair()
                        .map(repair -> new RepairedReferences(frame, repair, reference.caseInsensitive()))
                        .orElse(null)
                : null;
    }

    /** Whether a rule compares texts by more than equality. */
    static boolean comparesTexts(RuleSettings settings) {
        Reference reference = reference(settings);
        return settings instanceof Fuzzy
                || (reference.match() && reference.repair().isPresent());
    }

    static Reference reference(RuleSettings settings) {
        return switch (settings) {
            case Exact exact -> exact.reference();
            case Tolerance tolerance -> tolerance.reference();
            case DateLag _, Fuzzy _ -> new Reference(false, true, false);
        };
    }

    /** Whether rows without a reference are out; a rule that does not compare references does not demand them. */
    boolean demandsReference() {
        return reference.match() && reference.mustBeSet();
    }

    static Base base(RuleSettings settings) {
        return switch (settings) {
            case Exact exact -> exact.base();
            case Tolerance tolerance -> tolerance.base();
            case Fuzzy fuzzy -> fuzzy.base();
            case DateLag _ -> new Base(false, false);
        };
    }

    /** The same rule among pairs whose references agree and are not blank. */
    RulePlan amongEqualReferences() {
        Reference both = new Reference(true, reference.caseInsensitive(), true);
        return new RulePlan(index, rule, amount, days, both, base, text, fx, scores);
    }

    /** Whether equal references are asked for, so that rows can be hashed by them. */
    boolean asksEqualReferences() {
        return reference.match() && !(text instanceof RepairedReferences);
    }

    /** The rule's comparison of texts where rows must be found by its keys; {@code null} where a hash finds them. */
    @Nullable
    TextRule keyedBy() {
        return asksEqualReferences() ? null : text;
    }

    /** Whether references that are not equal can count as shared. */
    boolean repairs() {
        return text instanceof RepairedReferences
                || (settings() instanceof Fuzzy fuzzy && fuzzy.repair().isPresent());
    }

    /** How many classes its pairs fall into. */
    int classes() {
        return text == null ? Edges.CLASSES : Edges.GRADED_CLASSES;
    }

    /** The same rule among pairs of equal amounts. */
    RulePlan amongEqualAmounts(Frame frame) {
        return new RulePlan(
                index, rule, AmountTest.equality(settings(), frame), days, reference, base, text, fx, scores);
    }

    /** The same rule among pairs whose references need no repair. */
    RulePlan withoutRepair() {
        return text instanceof RepairedReferences
                ? new RulePlan(index, rule, amount, days, reference, base, null, fx, scores)
                : this;
    }

    /**
     * What the rule asks of a row that is one of several. Amounts are asked of the sum; references must be equal, because
     * repair can make two others equal to a third and not to each other.
     */
    RulePlan ofParts(Frame frame) {
        Base currencyAlone = new Base(false, base.currency());
        return new RulePlan(index, rule, AmountTest.none(frame), days, reference, currencyAlone, null, fx, scores);
    }

    RuleSettings settings() {
        return rule.settings();
    }

    boolean matchCurrency() {
        return rule.settings().matchCurrency();
    }

    Dating dating() {
        return rule.settings().common().dating();
    }

    boolean leavesAmbiguous() {
        return rule.settings().common().onAmbiguity() == OnAmbiguity.LEAVE;
    }

    /** Where amount and day are both ranges, rows are bucketed by day and sorted by amount. */
    boolean bucketsDays() {
        return amount.isRange() && days.isRange();
    }

    /** The bucket of a day, where days are bucketed. */
    int bucket(int day) {
        return Math.floorDiv(day, days.bucketDays());
    }

    long bucketed(long hash, int bucket) {
        return Hashing.with(hash, bucket);
    }

    /** The score, capped, of a pair of this class that passed the rule. */
    int score(int pairClass) {
        return scores.of(pairClass);
    }
}
