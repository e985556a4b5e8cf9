package io.matcher.bench.accuracy;

import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Ledgers;
import io.matcher.bench.ledger.Scenario;
import io.matcher.engine.Cardinality;
import io.matcher.engine.Engine;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchRule;
import java.io.IOException;
import java.util.List;

/** One scenario at one size: the engine under both sets of rules, and the baseline. */
public final class AccuracyBench {

    private static final MatchOptions OPTIONS = MatchOptions.defaults().withThreads(2);

    private AccuracyBench() {}

    /**
     * What was found of one scenario.
     *
     * @param confirming the engine, where the rule without references confirms what has no rival
     * @param proposing the engine, where that rule only proposes
     * @param firstFit the baseline, which confirms all it takes
     */
    public record Line(Scenario scenario, int rows, Score confirming, Score proposing, Score firstFit) {}

    public static Line run(Scenario scenario, int rows, long seed) throws IOException {
        Ledgers ledgers = Ledgers.make(new LedgerMaker(scenario, seed, rows));
        return new Line(
                scenario,
                rows,
                engine(ledgers, StandardRules.confirming()),
                engine(ledgers, StandardRules.proposing()),
                Scorer.score(ledgers.truth(), FirstFit.match(ledgers.left(), ledgers.right()), false));
    }

    /** The engine with all that it offers, several rows a side included; amount and days alone only propose. */
    public static Score complete(Scenario scenario, int rows, long seed) throws IOException {
        Ledgers ledgers = Ledgers.make(new LedgerMaker(scenario, seed, rows));
        Found found = Found.of(Engine.match(
                        ledgers.left(),
                        ledgers.right(),
                        StandardRules.complete(scenario),
                        OPTIONS.withCardinality(Cardinality.MANY_TO_MANY))
                .groups());
        return Scorer.score(ledgers.truth(), found, true);
    }

    public static Score engine(Ledgers ledgers, List<MatchRule> rules) {
        Found found = Found.of(
                Engine.match(ledgers.left(), ledgers.right(), rules, OPTIONS).groups());
        return Scorer.score(ledgers.truth(), found, false);
    }
}
