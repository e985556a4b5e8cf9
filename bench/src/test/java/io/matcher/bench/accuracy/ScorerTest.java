package io.matcher.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.bench.ledger.Certainty;
import io.matcher.bench.ledger.LedgerMaker;
import io.matcher.bench.ledger.Scenario;
import io.matcher.bench.ledger.Truth;
import io.matcher.engine.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorerTest {

    /** A group said to belong together: left rows, right rows, and whether it was confirmed. */
    private record Said(List<Integer> lefts, List<Integer> rights, boolean isConfirmed) {}

    private static Found found(List<Said> said) {
        return new Found() {
            @Override
            public int size() {
                return said.size();
            }

            @Override
            public int[] rows(int group, Side side) {
                Said one = said.get(group);
                return (side == Side.LEFT ? one.lefts() : one.rights())
                        .stream().mapToInt(Integer::intValue).toArray();
            }

            @Override
            public boolean isConfirmed(int group) {
                return said.get(group).isConfirmed();
            }
        };
    }

    private static Truth truth(Scenario scenario) throws IOException {
        return Truth.of(new LedgerMaker(scenario, 3, 2_000));
    }

    /** All groups of two sides, told as they are. */
    private static List<Said> allOf(Truth truth) {
        Map<Integer, Said> groups = new HashMap<>();
        for (Side side : Side.values()) {
            for (int row = 0; row < truth.rows(side); row++) {
                Said group = groups.computeIfAbsent(
                        truth.group(side, row), key -> new Said(new ArrayList<>(), new ArrayList<>(), true));
                (side == Side.LEFT ? group.lefts() : group.rights()).add(row);
            }
        }
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(group -> !group.lefts().isEmpty() && !group.rights().isEmpty())
                .toList();
    }

    @Test
    void the_truth_itself_has_full_precision_and_recall() throws IOException {
        Truth truth = truth(Scenario.MIXED);
        Score score = Scorer.score(truth, found(allOf(truth)), true);
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recallConfirmed()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(1);
    }

    @Test
    void what_is_proposed_counts_towards_recall_and_not_towards_the_precision_of_confirmed() throws IOException {
        Truth truth = truth(Scenario.CLEAN);
        List<Said> said = new ArrayList<>(allOf(truth));
        Said first = said.getFirst();
        said.set(0, new Said(first.lefts(), first.rights(), false));
        Score score = Scorer.score(truth, found(said), false);
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.recallConfirmed()).isEqualTo((score.tellable() - 1.0) / score.tellable());
    }

    @Test
    void rows_put_together_crosswise_are_wrong_twice() throws IOException {
        Truth truth = truth(Scenario.CLEAN);
        List<Said> said = new ArrayList<>(allOf(truth));
        Said first = said.get(0);
        Said second = said.get(1);
        said.set(0, new Said(first.lefts(), second.rights(), true));
        said.set(1, new Said(second.lefts(), first.rights(), true));
        Score score = Scorer.score(truth, found(said), false);
        assertThat(score.confirmed() - score.confirmedRight()).isEqualTo(2);
        assertThat(score.recall()).isLessThan(1);
    }

    @Test
    void a_part_of_a_split_is_not_the_split() throws IOException {
        Truth truth = truth(Scenario.SPLITS);
        Said split = allOf(truth).stream()
                .filter(group -> group.rights().size() > 1)
                .findFirst()
                .orElseThrow();
        Said part = new Said(split.lefts(), split.rights().subList(0, 1), true);
        assertThat(Scorer.score(truth, found(List.of(part)), true).precision()).isZero();
        assertThat(Scorer.score(truth, found(List.of(split)), true).precision()).isEqualTo(1);
    }

    @Test
    void groups_of_several_rows_are_asked_only_of_who_can_make_them() throws IOException {
        Truth truth = truth(Scenario.SPLITS);
        List<Said> pairs = allOf(truth).stream()
                .filter(group -> group.rights().size() == 1)
                .toList();
        assertThat(Scorer.score(truth, found(pairs), false).recall()).isEqualTo(1);
        assertThat(Scorer.score(truth, found(pairs), true).recall()).isLessThan(1);
    }

    @Test
    void a_confirmed_twin_is_counted_even_when_luck_made_it_right() throws IOException {
        Truth truth = truth(Scenario.TWINS);
        Said twin = allOf(truth).stream()
                .filter(group ->
                        truth.certainty(truth.group(Side.LEFT, group.lefts().getFirst())) == Certainty.AMBIGUOUS)
                .findFirst()
                .orElseThrow();
        Score score = Scorer.score(truth, found(List.of(twin)), false);
        assertThat(score.confirmedRight()).isOne();
        assertThat(score.ambiguousConfirmed()).isOne();
        Said proposed = new Said(twin.lefts(), twin.rights(), false);
        assertThat(Scorer.score(truth, found(List.of(proposed)), false).ambiguousConfirmed())
                .isZero();
    }

    @Test
    void who_says_nothing_is_never_wrong_and_recalls_nothing() throws IOException {
        Score score = Scorer.score(truth(Scenario.CLEAN), found(List.of()), false);
        assertThat(score.precision()).isEqualTo(1);
        assertThat(score.recall()).isZero();
    }
}
