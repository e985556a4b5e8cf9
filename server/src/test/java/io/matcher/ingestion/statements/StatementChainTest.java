package io.matcher.ingestion.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.ingestion.statements.KeptStatement.Balance;
import io.matcher.ingestion.statements.KeptStatement.Before;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatementChainTest {
    private static final StatementPolicy ANY = new StatementPolicy(Set.of(), Set.of());

    private static Balance eur(String amount) {
        return new Balance(new BigDecimal(amount), "EUR");
    }

    private static KeptStatement statement(
            @Nullable Long number, int page, Balance opening, @Nullable Before before, boolean repeats) {
        UUID id = new UUID(0, 1);
        LocalDate day = LocalDate.of(2026, 3, 2);
        return new KeptStatement(
                id,
                id,
                id,
                "STATEMENT",
                "DE89 3704 0044 0532 0130 00",
                null,
                number,
                page,
                true,
                day,
                day,
                "EUR",
                opening,
                null,
                null,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(),
                Instant.EPOCH,
                before,
                repeats,
                repeats);
    }

    private static List<StatementCheck> checks(KeptStatement statement, StatementPolicy policy) {
        return StatementChain.faults(statement, policy).stream()
                .map(StatementFault::kind)
                .toList();
    }

    @Test
    void a_statement_that_follows_is_in_order() {
        assertThat(checks(statement(8L, 1, eur("10.00"), new Before(7L, 2, true, eur("10")), false), ANY))
                .isEmpty();
        assertThat(checks(statement(8L, 2, eur("10.00"), new Before(8L, 1, false, eur("10")), false), ANY))
                .isEmpty();
        assertThat(checks(statement(1L, 1, eur("10.00"), new Before(251L, 1, true, eur("10")), false), ANY))
                .isEmpty();
        assertThat(checks(statement(null, 1, eur("10.00"), new Before(null, 1, true, eur("10")), false), ANY))
                .isEmpty();
        assertThat(checks(statement(8L, 1, eur("10.00"), null, false), ANY)).isEmpty();
    }

    @Test
    void a_missing_number_and_a_missing_page_are_gaps() {
        assertThat(checks(statement(9L, 1, eur("10"), new Before(7L, 1, true, null), false), ANY))
                .containsExactly(StatementCheck.GAP);
        assertThat(checks(statement(8L, 1, eur("10"), new Before(7L, 1, false, null), false), ANY))
                .containsExactly(StatementCheck.GAP);
        assertThat(checks(statement(7L, 3, eur("10"), new Before(7L, 1, false, null), false), ANY))
                .containsExactly(StatementCheck.GAP);
    }

    @Test
    void an_opening_balance_that_is_not_the_closing_one_before_is_told_with_both() {
        assertThat(StatementChain.faults(
                        statement(8L, 1, eur("10.01"), new Before(7L, 1, true, eur("10.00")), false), ANY))
                .containsExactly(new StatementFault(
                        StatementCheck.OPENING_DIFFERS, "it opens at 10.01, the statement before closed at 10.00"));
        Balance other = new Balance(BigDecimal.ONE, "USD");
        assertThat(checks(statement(8L, 1, eur("10"), new Before(7L, 1, true, other), false), ANY))
                .isEmpty();
    }

    @Test
    void a_repeated_statement_is_not_told_of_as_an_overlap_too() {
        assertThat(checks(statement(8L, 1, eur("10"), null, true), ANY)).containsExactly(StatementCheck.REPEATED);
    }

    @Test
    void an_account_is_compared_without_blanks_and_strokes() {
        JsonMapper json = new JsonMapper();
        StatementPolicy policy = StatementPolicy.of(
                json.readTree("{\"accounts\":[\"de89-370400440532013000\"],\"refuseStatements\":[\"gap\"]}"));
        assertThat(policy.refused()).containsExactlyInAnyOrder(StatementCheck.OTHER_ACCOUNT, StatementCheck.GAP);
        assertThat(checks(statement(8L, 1, eur("10"), null, false), policy)).isEmpty();
        StatementPolicy other = StatementPolicy.of(json.readTree("{\"accounts\":[\"FR76\"]}"));
        assertThat(checks(statement(8L, 1, eur("10"), null, false), other))
                .containsExactly(StatementCheck.OTHER_ACCOUNT);
    }

    @Test
    void a_policy_that_can_not_be_used_is_told_of_by_member() {
        JsonMapper json = new JsonMapper();
        assertThat(StatementPolicy.faults(json.readTree("{\"accounts\":[],\"refuseStatements\":[\"SOON\"]}")))
                .extracting(fault -> fault.key())
                .containsExactly("accounts", "refuseStatements");
        assertThat(StatementPolicy.faults(json.readTree("{\"accounts\":\"DE89\",\"refuseStatements\":{}}")))
                .extracting(fault -> fault.key())
                .containsExactly("accounts", "refuseStatements");
        assertThat(StatementPolicy.faults(json.readTree("{\"accounts\":[\"DE89\"]}")))
                .isEmpty();
    }
}
