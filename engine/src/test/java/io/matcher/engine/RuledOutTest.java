package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pairs that somebody decided against. */
class RuledOutTest {

    private static final List<MatchRule> ANY_REFERENCE = List.of(Rules.exact(Map.of("matchReference", false)));
    private static final Ledger LEFT = Row.ledger(List.of(Row.of("l", "10")), List.of());
    private static final Ledger RIGHT = Row.ledger(List.of(Row.of("r1", "10"), Row.of("r2", "10")), List.of());

    private static MatchResult match(RuledOut ruledOut) {
        return Engine.match(LEFT, RIGHT, ANY_REFERENCE, MatchOptions.defaults(), ruledOut);
    }

    @Test
    void the_other_of_two_rivals_is_confirmed_once_one_is_ruled_out() {
        assertThat(match(RuledOut.none()).groups().isAmbiguous(0)).isTrue();
        MatchResult result = match(RuledOut.of(new int[] {0}, new int[] {0}));
        assertThat(result.groups().status(0)).isEqualTo(GroupStatus.CONFIRMED);
        assertThat(result.groups().right(0)).isEqualTo(1);
    }

    @Test
    void nothing_is_left_when_all_are_ruled_out() {
        MatchResult result = match(RuledOut.of(new int[] {0, 0}, new int[] {1, 0}));
        assertThat(result.groups().size()).isZero();
    }

    @Test
    void what_is_ruled_out_is_part_of_the_digest_and_its_order_is_not() {
        String none = match(RuledOut.none()).digest();
        String both = match(RuledOut.of(new int[] {0, 0}, new int[] {0, 1})).digest();
        assertThat(both)
                .isNotEqualTo(none)
                .isEqualTo(
                        match(RuledOut.of(new int[] {0, 0}, new int[] {1, 0})).digest());
        assertThat(match(RuledOut.of(new int[0], new int[0])).digest()).isEqualTo(none);
    }

    @Test
    void pairs_come_in_pairs() {
        assertThatThrownBy(() -> RuledOut.of(new int[] {1}, new int[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
