package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The fast engine against the obvious one. */
class TwinTest {

    private static final int CASES = Integer.getInteger("matcher.cases", 12_000);
    private static final int BUDGET_CASES = CASES / 4;

    @Test
    void the_engine_agrees_with_its_naive_twin_on_thousands_of_ledgers() {
        long first = Long.getLong("matcher.seed", 20260301L);
        System.out.println("ledgers from -Dmatcher.seed=" + first);
        Map<String, Integer> found = new TreeMap<>();
        for (long seed = first; seed < first + CASES; seed++) {
            try {
                agree(seed, found);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dmatcher.seed=" + seed, e);
            }
        }
        if (first == 20260301L && CASES >= 10_000) {
            System.out.println(found);
            assertThat(found)
                    .hasSizeGreaterThan(24)
                    .allSatisfy((kind, times) -> assertThat(times).as(kind).isGreaterThan(5));
        }
    }

    @Test
    void a_work_budget_never_confirms_what_a_full_search_would_not() {
        long first = Long.getLong("matcher.seed", 77L);
        int[] confirmed = new int[2];
        for (long seed = first; seed < first + BUDGET_CASES; seed++) {
            RandomCase given = new RandomCase(seed);
            List<MatchRule> rule = given.rules.subList(0, 1);
            MatchOptions full = MatchOptions.defaults();
            MatchOptions tight = full.withMaxBlockPairs(1 + seed % 6).withMaxPairs(4 + seed % 20);
            List<String> all = confirmed(match(given, given.left, given.right, rule, full), given);
            MatchResult bounded = match(given, given.left, given.right, rule, tight);
            List<String> some = confirmed(bounded, given);
            assertThat(all).as("replay with -Dmatcher.seed=%d", seed).containsAll(some);
            assertThat(match(given, given.left.reversed(), given.right.reversed(), rule, tight)
                            .digest())
                    .as("replay with -Dmatcher.seed=%d", seed)
                    .isEqualTo(bounded.digest());
            confirmed[0] += all.size();
            confirmed[1] += some.size();
        }
        if (BUDGET_CASES >= 1_000) {
            // The budget must have bitten, and not have eaten everything.
            assertThat(confirmed[1]).isPositive().isLessThan(confirmed[0]);
        }
    }

    private static List<String> confirmed(MatchResult result, RandomCase given) {
        return pairs(result, given.left, given.right).stream()
                .filter(pair -> pair.contains(GroupStatus.CONFIRMED.name()))
                .toList();
    }

    private static void agree(long seed, Map<String, Integer> found) {
        RandomCase given = new RandomCase(seed);
        int margin = seed % 7 == 0 ? 11 : 10;
        MatchOptions options = MatchOptions.defaults().withConfirmMargin(margin);
        MatchResult result = match(given, given.left, given.right, given.rules, options);
        new NaiveTwin(given, margin).check(result);
        count(given, result, found);
        sameInAnyOrder(given, seed, options, result);
    }

    /** What the cases came to, so that one which never arises is noticed. */
    private static void count(RandomCase given, MatchResult result, Map<String, Integer> found) {
        Groups groups = result.groups();
        for (int i = 0; i < groups.size(); i++) {
            RuleSettings settings = given.rules.get(groups.rule(i)).settings();
            String kind =
                    SettingAdvice.typeOf(settings) + (Naive.base(settings).fx().isPresent() ? " FX" : "");
            found.merge(kind + " " + groups.status(i) + " " + groups.isAmbiguous(i), 1, Integer::sum);
            for (FieldCheck field : groups.explanation(i).fields()) {
                if (field.field().equals("reference") && field.difference() != null) {
                    found.merge("repaired: " + field.difference(), 1, Integer::sum);
                }
            }
        }
        for (Side side : Side.values()) {
            Leftovers leftovers = result.leftovers(side);
            for (int i = 0; i < leftovers.size(); i++) {
                found.merge(leftovers.reason(i).name(), 1, Integer::sum);
            }
        }
    }

    private static void sameInAnyOrder(RandomCase given, long seed, MatchOptions options, MatchResult result) {
        Random random = new Random(seed);
        List<Row> left = new ArrayList<>(given.left);
        List<Row> right = new ArrayList<>(given.right);
        List<MatchRule> rules = new ArrayList<>(given.rules);
        Collections.shuffle(left, random);
        Collections.shuffle(right, random);
        Collections.shuffle(rules, random);
        MatchResult again = match(given, left, right, rules, options);
        assertThat(again.digest()).isEqualTo(result.digest());
        assertThat(pairs(again, left, right)).isEqualTo(pairs(result, given.left, given.right));
    }

    private static MatchResult match(
            RandomCase given, List<Row> left, List<Row> right, List<MatchRule> rules, MatchOptions options) {
        return Engine.match(
                given.ledger(Side.LEFT, left),
                given.ledger(Side.RIGHT, right),
                rules,
                options,
                RuledOut.none(),
                given.rates.table());
    }

    /** The groups by what their rows hold, sorted. */
    private static List<String> pairs(MatchResult result, List<Row> left, List<Row> right) {
        List<String> pairs = new ArrayList<>();
        Groups groups = result.groups();
        for (int i = 0; i < groups.size(); i++) {
            pairs.add(left.get(groups.left(i)) + " = " + right.get(groups.right(i)) + " " + groups.score(i) + " "
                    + groups.status(i) + " " + groups.isAmbiguous(i));
        }
        Collections.sort(pairs);
        return pairs;
    }
}
