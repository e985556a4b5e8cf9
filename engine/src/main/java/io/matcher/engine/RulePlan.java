package io.matcher.engine;

import io.matcher.engine.RuleSettings.Base;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Dating;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.OnAmbiguity;
import io.matcher.engine.RuleSettings.Reference;
import io.matcher.engine.RuleSettings.Tolerance;

/**
 * One rule made ready to run over a frame: the three types reduced to the same few tests.
 *
 * @param index the rule's place in the caller's list
 * @param referenceScore the points a pair gets for its reference, given that it passed the rule
 * @param sameCurrencyScore the score, capped, of a pair in one currency that passed the rule
 * @param otherCurrencyScore the same across currencies
 */
record RulePlan(
        int index,
        MatchRule rule,
        AmountTest amount,
        DayTest days,
        Reference reference,
        Base base,
        int referenceScore,
        int sameCurrencyScore,
        int otherCurrencyScore) {

    static RulePlan of(int index, MatchRule rule, Frame frame) {
        RuleSettings settings = rule.settings();
        return new RulePlan(
                index,
                rule,
                AmountTest.of(settings, frame),
                DayTest.of(settings),
                reference(settings),
                base(settings),
                Score.reference(settings),
                Score.capped(settings, Score.of(true, Score.reference(settings))),
                Score.capped(settings, Score.of(false, Score.reference(settings))));
    }

    static Reference reference(RuleSettings settings) {
        return switch (settings) {
            case Exact exact -> exact.reference();
            case Tolerance tolerance -> tolerance.reference();
            case DateLag _ -> new Reference(false, true, false);
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
            case DateLag _ -> new Base(false, false);
        };
    }

    /** The same rule among pairs whose references agree and are not blank. */
    RulePlan amongEqualReferences() {
        Reference both = new Reference(true, reference.caseInsensitive(), true);
        return new RulePlan(
                index, rule, amount, days, both, base, referenceScore, sameCurrencyScore, otherCurrencyScore);
    }

    /** The same rule with another test of the amounts. */
    RulePlan withAmount(AmountTest other) {
        return new RulePlan(
                index, rule, other, days, reference, base, referenceScore, sameCurrencyScore, otherCurrencyScore);
    }

    /** What the rule asks of a row that is one of several, amounts aside: those are asked of the sum. */
    RulePlan ofParts(Frame frame) {
        Base currencyAlone = new Base(false, base.currency());
        return new RulePlan(
                index,
                rule,
                AmountTest.none(frame),
                days,
                reference,
                currencyAlone,
                referenceScore,
                sameCurrencyScore,
                otherCurrencyScore);
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

    int score(boolean sameCurrency) {
        return sameCurrency ? sameCurrencyScore : otherCurrencyScore;
    }
}
