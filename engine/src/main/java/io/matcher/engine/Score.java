package io.matcher.engine;

import io.matcher.engine.RuleSettings.Caps;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Tolerance;

/** The points of a pair that passed its rule: 40 amount, 30 currency, 20 date, 10 reference. */
final class Score {

    static final int AMOUNT = 40;
    static final int CURRENCY = 30;
    static final int DATE = 20;
    static final int REFERENCE = 10;

    /** Below this a pair is no candidate. */
    static final int CANDIDATE = 60;

    /** From this a pair without a rival is confirmed. */
    static final int CONFIRMED = 90;

    /** For a reference that had to be repaired, and for texts alike enough to confirm a pair that has no rival. */
    static final int CLOSE_REFERENCE = 5;

    /** The most that likeness alone is worth: a proposal. */
    static final int ALIKE = 85;

    static final int MOST = 100;

    private Score() {}

    static int of(boolean sameCurrency, int reference) {
        return AMOUNT + (sameCurrency ? CURRENCY : 0) + DATE + reference;
    }

    /** An EXACT rule counts a reference it does not ask for as satisfied, a TOLERANCE or DATE_LAG rule does not. */
    static int reference(RuleSettings settings) {
        return switch (settings) {
            case Exact _ -> REFERENCE;
            case Tolerance tolerance -> tolerance.reference().match() ? REFERENCE : 0;
            case DateLag _, Fuzzy _ -> 0;
        };
    }

    /** The caps that the user wrote; the one for base amounts applies where the rule compares them. */
    static int capped(RuleSettings settings, int points) {
        Caps caps = settings.common().caps();
        int capped = Math.min(points, caps.match().orElse(points));
        return RulePlan.base(settings).comparesAmounts()
                ? Math.min(capped, caps.matchBase().orElse(capped))
                : capped;
    }
}
