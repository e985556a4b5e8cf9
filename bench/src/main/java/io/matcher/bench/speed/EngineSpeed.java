package io.matcher.bench.speed;

import io.matcher.bench.accuracy.StandardRules;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Ledgers;
import io.matcher.bench.ledger.Scenario;
import io.matcher.engine.Engine;
import io.matcher.engine.Ledger;
import io.matcher.engine.MatchOptions;
import io.matcher.engine.MatchResult;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * The engine alone on the rows that it is compared on, beside the bare join as a measure that a busy machine slows down alike: {@code
 * EngineSpeed ROWS SEED ROUNDS}. For tuning: start the classes of before and after in turns and compare the processor times; the digest
 * must stay.
 */
public final class EngineSpeed {

    private EngineSpeed() {}

    public static void main(String[] arguments) throws IOException {
        LedgerMaker maker =
                new LedgerMaker(Scenario.EVERYDAY, Long.parseLong(arguments[1]), Integer.parseInt(arguments[0]));
        Ledger[] ledgers = Ledgers.withoutTruth(maker);
        MatchOptions options = MatchOptions.defaults().withThreads(2);
        BareJoin bare = new BareJoin(() -> ledgers[0], () -> ledgers[1]);
        bare.load();
        Best engine = new Best();
        Best join = new Best();
        Best digest = new Best();
        int rounds = Integer.parseInt(arguments[2]);
        for (int round = 0; round < rounds; round++) {
            MatchResult result =
                    engine.time(() -> Engine.match(ledgers[0], ledgers[1], StandardRules.confirming(), options));
            join.time(() -> {
                bare.match();
                return bare;
            });
            if (round == 0 || round == rounds - 1) {
                System.out.println(digest.time(result::digest) + " " + result.statistics());
            }
        }
        System.out.println("engine " + engine + "; bare join " + join + "; digest " + digest);
    }

    /** The least that a round took. */
    private static final class Best {
        private double wall = Double.MAX_VALUE;
        private double processor = Double.MAX_VALUE;

        <T> T time(Supplier<T> work) {
            long start = System.nanoTime();
            long busy = Cpu.nanos();
            T done = work.get();
            processor = Math.min(processor, (Cpu.nanos() - busy) / 1e9);
            wall = Math.min(wall, SpeedBench.seconds(start));
            return done;
        }

        @Override
        public String toString() {
            return "%.3f s, %.3f s of processor".formatted(wall, processor);
        }
    }
}
