package io.matcher.engine;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/**
 * Prints how fast the engine is here: {@code java -cp … io.matcher.engine.Speed [rows] [threads]}. It asserts nothing; a
 * figure counts with the machine it was taken on. Beside the wall clock stands the processor time of the calling
 * thread, which a busy machine disturbs less.
 */
final class Speed {

    private Speed() {}

    public static void main(String[] arguments) {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        long start = cpu();
        long wall = System.nanoTime();
        Synthetic.Pair ledgers = Synthetic.ledgers(rows, 1);
        report("build 2 ledgers", rows, start, wall);
        System.out.printf(
                "memory %.1f bytes a row%n",
                (ledgers.left().bytes() + ledgers.right().bytes()) / 2.0 / rows);
        MatchOptions options = MatchOptions.defaults().withThreads(threads);
        for (int round = 0; round < 4; round++) {
            run("exact", ledgers, Synthetic.RULES.subList(0, 1), options);
            run("three rules", ledgers, Synthetic.RULES, options);
            MatchRule loose =
                    Rules.tolerance(Map.of("dateWindowDays", 2, "matchReference", false, "absTolerance", "0.10"));
            run("tolerance without reference, 2 days", ledgers, List.of(loose), options);
        }
    }

    private static void run(String name, Synthetic.Pair ledgers, List<MatchRule> rules, MatchOptions options) {
        long start = cpu();
        long wall = System.nanoTime();
        MatchResult result = Engine.match(ledgers.left(), ledgers.right(), rules, options);
        report(name, ledgers.left().size(), start, wall);
        start = cpu();
        wall = System.nanoTime();
        String digest = result.digest();
        report("  digest " + digest.substring(0, 8), ledgers.left().size(), start, wall);
        System.out.println("  " + result.statistics().rules());
    }

    private static void report(String name, int rows, long start, long wall) {
        double seconds = (cpu() - start) / 1e9;
        double elapsed = (System.nanoTime() - wall) / 1e9;
        System.out.printf(
                "%s: %.3f s of processor, %,.0f rows a side per second; %.3f s elapsed%n",
                name, seconds, rows / seconds, elapsed);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
