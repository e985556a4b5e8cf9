package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a sum is right: targets whose parts are there, and targets whose parts are missing. */
@Tag("large")
class SumChanceTest {

    private static final int TARGETS = 4_000;

    private static final MatchRule SAME_DAY = Rules.exact(Map.of("matchReference", false));
    private static final MatchOptions SPLITS = MatchOptions.defaults().withCardinality(Cardinality.ONE_TO_MANY);

    /** Each target has a day of its own with so many candidates; of those, three are its parts if they are there. */
    private static MatchResult match(long seed, int candidates, int grain, boolean hasParts) {
        Random random = new Random(seed);
        LedgerBuilder left = Ledger.builder();
        LedgerBuilder right = Ledger.builder();
        for (int day = 0; day < TARGETS; day++) {
            long sum = 0;
            for (int i = 0; i < candidates; i++) {
                long cents = amount(random, grain);
                sum += i < 3 ? hasParts ? cents : amount(random, grain) : 0;
                right.externalId(day + "-" + i)
                        .amount(cents, 2)
                        .currency("BRL")
                        .bookingDay(day)
                        .add();
            }
            left.externalId("t" + day)
                    .amount(sum, 2)
                    .currency("BRL")
                    .bookingDay(day)
                    .add();
        }
        return Engine.match(left.build(), right.build(), List.of(SAME_DAY), SPLITS);
    }

    /** Many small amounts and few large ones, as payments are. */
    private static long amount(Random random, int grain) {
        return Math.round(Math.exp(7 + 1.2 * random.nextGaussian())) * grain + grain;
    }

    @Test
    void targets_whose_parts_are_missing_are_next_to_never_confirmed() {
        long seed = Long.getLong("matcher.seed", 5);
        for (int candidates = 4; candidates <= 20; candidates += 2) {
            int cents = match(seed, candidates, 1, false).statistics().autoMatchedLeft();
            int round = match(seed, candidates, 1_000, false).statistics().autoMatchedLeft();
            assertThat(cents).as("of %d, seed %d", candidates, seed).isLessThan(TARGETS / 200);
            assertThat(round).as("of %d, seed %d", candidates, seed).isLessThan(TARGETS / 200);
        }
    }

    @Test
    void a_sum_that_is_unique_is_the_true_one_and_every_target_is_proposed_something() {
        long seed = Long.getLong("matcher.seed", 6);
        MatchResult result = match(seed, 8, 100, true);
        Groups groups = result.groups();
        assertThat(groups.size()).as("seed %d", seed).isEqualTo(TARGETS);
        int sums = 0;
        for (int group = 0; group < groups.size(); group++) {
            // A single amount that happens to equal the sum goes first: between one row and three, one is likelier.
            if (groups.isSum(group) && !groups.isAmbiguous(group)) {
                assertThat(groups.rows(group, Side.RIGHT))
                        .as("seed %d", seed)
                        .isEqualTo(new int[] {group * 8, group * 8 + 1, group * 8 + 2});
                sums++;
            }
        }
        assertThat(sums).as("seed %d", seed).isGreaterThan(TARGETS * 9 / 10);
    }
}
