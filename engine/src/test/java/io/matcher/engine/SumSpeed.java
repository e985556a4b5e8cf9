package io.matcher.engine;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Prints what sums cost beside pairs: {@code java -cp … io.matcher.engine.SumSpeed [targets] [parts] [threads]}. Each
 * target has so many parts; the pairs are as many as there are parts, in the same ledgers' shape. It asserts nothing.
 */
final class SumSpeed {

    private SumSpeed() {}

    public static void main(String[] arguments) {
        int targets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        int parts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        MatchOptions pairs = MatchOptions.defaults().withThreads(threads);
        MatchOptions splits = pairs.withCardinality(Cardinality.ONE_TO_MANY);
        MatchRule byReference = Rules.exact(Map.of("matchAmount", false));
        MatchRule anyReference = Rules.exact(Map.of("matchReference", false));
        for (int round = 0; round < 4; round++) {
            long pair = run("pairs", pairs, byReference, targets * parts, 1, 1);
            long same = run("pairs as 1:N", splits, byReference, targets * parts, 1, 1);
            long keyed = run("splits by reference", splits, byReference, targets, parts, 1);
            long searched = run("splits by search", splits, anyReference, targets / 10, parts, 3);
            System.out.printf(
                    "a part costs %.2f of a pair by key, %.2f by search (%d candidates); a pair as 1:N %.2f%n",
                    (double) keyed / pair, 10.0 * searched / pair, parts * 3, (double) same / pair);
        }
        for (int candidates = 10; candidates <= 40; candidates += 6) {
            hard(candidates, splits, anyReference);
        }
    }

    /** @param share targets that are in one currency and day, so that their parts are each other's candidates */
    private static long run(String name, MatchOptions options, MatchRule rule, int targets, int parts, int share) {
        Random random = new Random(1);
        LedgerBuilder left = Ledger.builder().source("L");
        LedgerBuilder right = Ledger.builder().source("R");
        for (int i = 0; i < targets; i++) {
            long sum = 0;
            for (int part = 0; part < parts; part++) {
                long cents = 1_000L + random.nextInt(1_000_000);
                sum += cents;
                add(right, "p" + i + "-" + part, i, cents, i / share);
            }
            add(left, "t" + i, i, sum, i / share);
        }
        Ledger lefts = left.build();
        Ledger rights = right.build();
        long start = System.nanoTime();
        MatchResult result = Engine.match(lefts, rights, List.of(rule), options);
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "%s: %,d targets, %,d parts: %.3f s, %,.0f rows/s; %s%n",
                name,
                targets,
                rights.size(),
                nanos / 1e9,
                (targets + rights.size()) / (nanos / 1e9),
                result.statistics().rules().getFirst());
        return nanos;
    }

    private static void add(LedgerBuilder builder, String id, int reference, long cents, int day) {
        builder.externalId(id)
                .reference("E" + reference)
                .amount(cents, 2)
                .currency("BRL")
                .bookingDay(day)
                .add();
    }

    private static void hard(int candidates, MatchOptions options, MatchRule rule) {
        Random random = new Random(candidates);
        int targets = 40;
        LedgerBuilder left = Ledger.builder();
        LedgerBuilder right = Ledger.builder();
        for (int day = 0; day < targets; day++) {
            long sum = 0;
            for (int i = 0; i < candidates; i++) {
                long cents = 1_000L + random.nextInt(1_000_000);
                sum += random.nextBoolean() ? cents : 0;
                add(right, "r" + day + "-" + i, i, cents, day);
            }
            add(left, "l" + day, day, sum, day);
        }
        long start = System.nanoTime();
        MatchResult result = Engine.match(left.build(), right.build(), List.of(rule), options);
        double each = (System.nanoTime() - start) / 1e6 / targets;
        Groups groups = result.groups();
        int unique = 0;
        for (int group = 0; group < groups.size(); group++) {
            unique += groups.isAmbiguous(group) ? 0 : 1;
        }
        System.out.printf(
                "%d candidates: %.2f ms a target, %d of %d unique, %d confirmed%n",
                candidates, each, unique, targets, result.statistics().autoMatchedLeft());
    }
}
