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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How the time of a run grows with its rows, each size in a process of its own whose heap is bounded. */
public final class Growth {

    private static final int ROUNDS = 3;

    private Growth() {}

    /**
     * One size.
     *
     * @param heap the heap that the process was given, in MiB
     * @param seconds the best round; NaN when it did not fit
     */
    public record Point(int rows, int heap, double seconds) {
        public boolean fits() {
            return !Double.isNaN(seconds);
        }
    }

    /** Measures one size in a process with so much heap, in MiB; the two ledgers are part of it. */
    public static Point measure(int rows, long seed, int heap) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseParallelGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Growth.class.getName(),
                        Integer.toString(rows),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        List<String> lines = said.lines().toList();
        boolean isWhole = lines.size() == ROUNDS && awaited(process) == 0;
        double best =
                isWhole ? lines.stream().mapToDouble(Double::parseDouble).min().orElse(Double.NaN) : Double.NaN;
        return new Point(rows, heap, best);
    }

    private static int awaited(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** Prints the seconds of each round, a line each: {@code Growth ROWS SEED}. */
    public static void main(String[] arguments) throws IOException {
        LedgerMaker maker =
                new LedgerMaker(Scenario.EVERYDAY, Long.parseLong(arguments[1]), Integer.parseInt(arguments[0]));
        Ledger[] ledgers = Ledgers.withoutTruth(maker);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            MatchResult result = Engine.match(
                    ledgers[0],
                    ledgers[1],
                    StandardRules.confirming(),
                    MatchOptions.defaults().withThreads(2));
            double seconds = SpeedBench.seconds(start);
            if (result.statistics().matches() == 0) {
                throw new IllegalStateException("nothing was matched");
            }
            System.out.println(seconds);
        }
    }
}
