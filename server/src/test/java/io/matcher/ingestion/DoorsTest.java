package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.database.BinaryCopy;
import io.matcher.platform.database.Staging;
import io.matcher.testing.Service;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.EventListener;

class DoorsTest {

    private final Service service = Service.shared();
    private final Intake intake = service.part(Intake.class);
    private final OpenItems items = service.part(OpenItems.class);
    private final Setup setup = Setup.on(service);

    @Test
    void what_is_taken_in_is_a_candidate_with_every_field() {
        IncomingTransaction row = new IncomingTransaction(
                "ext-1",
                new BigDecimal("-1234.5600"),
                "EUR",
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2025, 3, 2),
                Instant.parse("2025-03-01T22:15:30.123456Z"),
                "über",
                "REF",
                "{\"k\":\"v\"}",
                false);
        IntakeResult result = take(List.of(row), List.of());
        assertThat(result).isEqualTo(new IntakeResult(result.jobId(), 1, 0, 0, 0));

        Candidate candidate = candidates().getFirst();
        assertThat(candidate)
                .isEqualTo(new Candidate(
                        candidate.transactionId(),
                        1,
                        setup.sourceId,
                        "ext-1",
                        new BigDecimal("-1234.56"),
                        "EUR",
                        row.bookingDate(),
                        row.valueDate(),
                        row.occurredAt(),
                        "REF",
                        "über",
                        "{\"k\":\"v\"}"));
        TransactionView view = view(candidate.transactionId());
        assertThat(view.status()).isEqualTo(TransactionStatus.UNMATCHED);
        assertThat(view.openAmount()).isEqualByComparingTo("-1234.56");
        assertThat(view.valueDate()).isEqualTo(row.valueDate());
    }

    @Test
    void rows_that_the_source_still_shows_as_pending_are_kept_and_are_no_candidates() {
        take(List.of(row("a", "1"), pending("b", "2")), List.of());
        assertThat(candidates()).extracting(Candidate::externalId).containsExactly("a");
        assertThat(setup.count("transactions")).isEqualTo(2);
    }

    @Test
    void an_identical_row_changes_nothing_and_a_different_one_becomes_the_next_version() {
        take(List.of(row("a", "1"), row("b", "2")), List.of());
        IntakeResult again = take(List.of(row("a", "1.00"), row("b", "3")), List.of());
        assertThat(again).isEqualTo(new IntakeResult(again.jobId(), 0, 1, 1, 0));

        assertThat(candidates())
                .extracting(c -> c.externalId() + " v" + c.version() + " " + c.amount())
                .containsExactlyInAnyOrder("a v1 1", "b v2 3");
        assertThat(setup.count("transaction_versions")).isEqualTo(1);
    }

    @Test
    void settled_items_are_matched_and_reopened_ones_are_candidates_again() {
        take(List.of(row("a", "1"), row("b", "2"), row("c", "3")), List.of());
        List<Candidate> all = candidates();
        assertThat(settle(all.subList(0, 2))).isEqualTo(2);
        assertThat(candidates()).hasSize(1);
        UUID first = all.getFirst().transactionId();
        assertThat(view(first).status()).isEqualTo(TransactionStatus.MATCHED);
        assertThat(view(first).openAmount()).isZero();
        assertThat(settle(all.subList(0, 2))).as("a second time").isZero();

        assertThat(setup.<Integer>in(() -> items.reopen(setup.tenant, List.of(first))))
                .isEqualTo(1);
        assertThat(candidates()).hasSize(2);
    }

    @Test
    void proposed_items_wait_for_review_and_only_a_confirmation_settles_them() {
        take(List.of(row("a", "1")), List.of());
        List<Candidate> all = candidates();
        assertThat(staged(all, table -> items.propose(setup.tenant, table))).isEqualTo(1);
        assertThat(candidates()).isEmpty();
        assertThat(view(all.getFirst().transactionId()).status()).isEqualTo(TransactionStatus.PENDING_REVIEW);
        assertThat(settle(all)).isZero();
        assertThat(staged(all, table -> items.settleProposed(setup.tenant, table)))
                .isEqualTo(1);
    }

    @Test
    void an_item_that_was_amended_after_it_was_read_is_not_settled() {
        take(List.of(row("a", "1")), List.of());
        List<Candidate> stale = candidates();
        take(List.of(row("a", "2")), List.of());
        assertThat(settle(stale)).isZero();
    }

    @Test
    void a_matched_row_that_is_amended_is_told_of_and_open_again() {
        List<MatchedTransactionsChanged> heard = Heard.of(setup.tenant);
        take(List.of(row("a", "1")), List.of());
        List<Candidate> all = candidates();
        settle(all);
        take(List.of(row("a", "7")), List.of());
        assertThat(heard)
                .containsExactly(new MatchedTransactionsChanged(
                        setup.tenant, setup.contextId, List.of(all.getFirst().transactionId())));
        assertThat(candidates()).extracting(Candidate::amount).containsExactly(new BigDecimal("7"));
    }

    @Test
    void a_row_deleted_at_its_source_gets_a_tombstone_and_is_set_aside_until_it_comes_back() {
        take(List.of(row("a", "1"), row("b", "2")), List.of());
        settle(candidates());
        IntakeResult result = take(List.of(), List.of("a", "unknown"));
        assertThat(result.deleted()).isEqualTo(1);
        assertThat(candidates()).isEmpty();
        TransactionView deleted = find("a");
        assertThat(deleted.status()).isEqualTo(TransactionStatus.IGNORED);
        assertThat(deleted.deleted()).isTrue();
        assertThat(deleted.version()).isEqualTo(2);
        assertThat(setup.count("transaction_ignores")).isEqualTo(1);

        take(List.of(row("a", "1")), List.of());
        assertThat(find("a").status()).isEqualTo(TransactionStatus.UNMATCHED);
        assertThat(find("a").version()).isEqualTo(3);
    }

    @Test
    void the_last_of_several_rows_with_one_external_id_counts() {
        take(List.of(row("a", "1"), row("a", "2"), row("a", "3")), List.of());
        assertThat(candidates()).extracting(Candidate::amount).containsExactly(new BigDecimal("3"));
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        take(List.of(row("a", "1")), List.of());
        UUID id = candidates().getFirst().transactionId();
        Setup other = Setup.on(service);
        List<Candidate> seen = new ArrayList<>();
        other.in(() -> {
            items.stream(other.tenant, setup.contextId, seen::add);
            return items.byId(other.tenant, List.of(id));
        });
        assertThat(seen).isEmpty();
        assertThat(other.<Map<UUID, TransactionView>>in(() -> items.byId(other.tenant, List.of(id))))
                .isEmpty();
    }

    private IntakeResult take(List<IncomingTransaction> rows, List<String> deleted) {
        return setup.in(() -> intake.take(setup.caller, setup.sourceId, rows, deleted));
    }

    private List<Candidate> candidates() {
        List<Candidate> all = new ArrayList<>();
        setup.in(() -> {
            items.stream(setup.tenant, setup.contextId, all::add);
            return true;
        });
        return all;
    }

    private TransactionView view(UUID id) {
        return setup.in(() -> items.byId(setup.tenant, List.of(id)))
                .values()
                .iterator()
                .next();
    }

    private TransactionView find(String externalId) {
        return view(setup.in(() -> setup.jdbc
                .sql("select id from transactions where source_id = ? and external_id = ?")
                .params(setup.sourceId, externalId)
                .query(UUID.class)
                .single()));
    }

    private int settle(List<Candidate> candidates) {
        return staged(candidates, table -> items.settle(setup.tenant, table));
    }

    private int staged(List<Candidate> candidates, java.util.function.ToIntFunction<String> work) {
        Staging staging = service.part(Staging.class);
        return setup.in(() -> {
            String table = staging.create("doors_test", "transaction_id uuid, version int");
            service.part(BinaryCopy.class)
                    .into(
                            table,
                            List.of("transaction_id", "version"),
                            writer -> candidates.forEach(
                                    c -> writer.row().uuid(c.transactionId()).int4(c.version())));
            int count = work.applyAsInt(table);
            staging.drop(table);
            return count;
        });
    }

    static IncomingTransaction row(String id, String amount) {
        return new IncomingTransaction(
                id, new BigDecimal(amount), "EUR", LocalDate.of(2025, 1, 2), null, null, null, null, "{}", false);
    }

    private static IncomingTransaction pending(String id, String amount) {
        return new IncomingTransaction(
                id, new BigDecimal(amount), "EUR", LocalDate.of(2025, 1, 2), null, null, null, null, "{}", true);
    }

    /** Listens in the place of whoever keeps groups. */
    @org.springframework.stereotype.Component
    static final class Heard {
        private static final List<MatchedTransactionsChanged> EVENTS = new CopyOnWriteArrayList<>();

        static List<MatchedTransactionsChanged> of(io.matcher.platform.tenancy.TenantId tenant) {
            return new java.util.AbstractList<>() {
                private List<MatchedTransactionsChanged> now() {
                    return EVENTS.stream()
                            .filter(e -> e.tenant().equals(tenant))
                            .toList();
                }

                @Override
                public MatchedTransactionsChanged get(int index) {
                    return now().get(index);
                }

                @Override
                public int size() {
                    return now().size();
                }
            };
        }

        @EventListener
        void changed(MatchedTransactionsChanged event) {
            EVENTS.add(event);
        }
    }
}
