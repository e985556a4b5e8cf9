package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast engine against the obvious one. */
class TwinTest {

    private static final int CASES = 3000;

    @Test
    void the_engine_agrees_with_its_naive_twin_on_thousands_of_ledgers() {
        long first = Long.getLong("matcher.seed", 20260301L);
        for (long seed = first; seed < first + CASES; seed++) {
            try {
                agree(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dmatcher.seed=" + seed, e);
            }
        }
    }

    private static void agree(long seed) {
        RandomCase given = new RandomCase(seed);
        int margin = seed % 7 == 0 ? 11 : 10;
        MatchOptions options = MatchOptions.defaults().withConfirmMargin(margin);
        MatchResult result = match(given, given.left, given.right, given.rules, options);
        new NaiveTwin(given.left, given.right, given.rules, margin, !given.isWide).check(result);
        sameInAnyOrder(given, seed, options, result);
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
        return Engine.match(given.ledger(Side.LEFT, left), given.ledger(Side.RIGHT, right), rules, options);
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
