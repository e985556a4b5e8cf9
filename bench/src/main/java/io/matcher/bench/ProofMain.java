package io.matcher.bench;

import io.matcher.bench.accuracy.AccuracyBench;
import io.matcher.bench.ledger.Scenario;
import java.util.Locale;

final class ProofMain {
    private ProofMain() {}

    public static void main(String[] args) throws Exception {
        for (int rows : new int[] {1000, 10_000, 100_000, 1_000_000}) {
            if (rows > Integer.parseInt(args[0])) {
                break;
            }
            for (Scenario s : Scenario.values()) {
                var line = AccuracyBench.run(s, rows, 1);
                var c = line.confirming();
                var p = line.proposing();
                var f = line.firstFit();
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %8d conf %d wrong %d amb %d P %.5f Rc %.4f R %.4f tell %d lures %d | prop: P %.5f wrong %d amb %d R %.4f Pall %.4f | fit P %.5f R %.4f amb %d%n",
                        s,
                        rows,
                        c.confirmed(),
                        c.confirmed() - c.confirmedRight(),
                        c.ambiguousConfirmed(),
                        c.precision(),
                        c.recallConfirmed(),
                        c.recall(),
                        c.tellable(),
                        c.lures(),
                        p.precision(),
                        p.confirmed() - p.confirmedRight(),
                        p.ambiguousConfirmed(),
                        p.recall(),
                        p.precisionOfAll(),
                        f.precision(),
                        f.recall(),
                        f.ambiguousConfirmed());
            }
        }
    }
}
