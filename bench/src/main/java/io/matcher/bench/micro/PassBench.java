package io.matcher.bench.micro;

import io.matcher.bench.accuracy.StandardRules;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Ledgers;
import io.matcher.bench.ledger.Scenario;
import io.matcher.engine.Engine;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import io.matcher.engine.MatchRule;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Each kind of pass over 100,000 rows a side on one thread: hashing and blocks, ranges of amounts, ranges of days, the digest. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PassBench {

    private static final int ROWS = 100_000;
    private static final MatchOptions OPTIONS = MatchOptions.defaults();

    private Ledger left = Ledger.builder().build();
    private Ledger right = Ledger.builder().build();
    private List<MatchRule> rules = List.of();

    @Setup
    public void make() throws IOException {
        Ledgers ledgers = Ledgers.make(new LedgerMaker(Scenario.EVERYDAY, 1, ROWS));
        left = ledgers.left();
        right = ledgers.right();
        rules = StandardRules.confirming();
    }

    private MatchResult match(List<MatchRule> asked) {
        return Engine.match(left, right, asked, OPTIONS);
    }

    /** Keys of amount, currency, day and reference, and their comparison. */
    @Benchmark
    public MatchResult exact() {
        return match(rules.subList(0, 1));
    }

    /** Blocks by reference, sorted by amount. */
    @Benchmark
    public MatchResult tolerance() {
        return match(rules.subList(1, 2));
    }

    /** Blocks by amount, sorted by day, with many rivals. */
    @Benchmark
    public MatchResult dateLag() {
        return match(rules.subList(2, 3));
    }

    /** What a run does. */
    @Benchmark
    public MatchResult allRules() {
        return match(rules);
    }

    /** What a committed run does besides. */
    @Benchmark
    public String allRulesWithDigest() {
        return match(rules).digest();
    }
}
