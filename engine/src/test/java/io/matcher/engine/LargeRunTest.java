package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two hundred thousand rows a side, whose matching is known. */
@Tag("large")
class LargeRunTest {

    private static final int SIZE = 200_000;

    @Test
    void a_large_run_finds_what_is_known_to_be_there_and_nothing_else() {
        Synthetic.Pair ledgers = Synthetic.ledgers(SIZE, 1);
        MatchResult result = Engine.match(ledgers.left(), ledgers.right(), Synthetic.RULES, MatchOptions.defaults());
        Statistics statistics = result.statistics();
        assertThat(statistics.rules()).extracting(RuleStatistics::confirmed).containsExactly(180_000, 8_000, 6_000);
        assertThat(statistics.pendingReviewLeft()).isZero();
        assertThat(statistics.unmatchedLeft()).isEqualTo(6_000);
        assertThat(statistics.unmatchedRight()).isEqualTo(6_000);
        Groups groups = result.groups();
        for (int i = 0; i < groups.size(); i++) {
            String left = ledgers.left().externalId(groups.left(i)).substring(2);
            String right = ledgers.right().externalId(groups.right(i)).substring(2);
            assertThat(left).isEqualTo(right);
        }
    }

    @Test
    void neither_order_nor_threads_show_in_the_result() {
        Synthetic.Pair ledgers = Synthetic.ledgers(SIZE, 1);
        Synthetic.Pair shuffled = Synthetic.ledgers(SIZE, 2);
        MatchOptions options = MatchOptions.defaults();
        String one = Engine.match(ledgers.left(), ledgers.right(), Synthetic.RULES, options)
                .digest();
        String four = Engine.match(
                        shuffled.left(), shuffled.right(), Synthetic.RULES.reversed(), options.withThreads(4))
                .digest();
        assertThat(four).isEqualTo(one);
    }
}
