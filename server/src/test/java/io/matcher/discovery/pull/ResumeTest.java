package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.database.Ids;
import io.matcher.sandbox.PluggySandbox;
import io.matcher.sandbox.Reply;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when a pull ends at any point and another run of it goes on, on this node or another. */
class ResumeTest {

    private static final int ROWS = 11;

    private final PluggySandbox pluggy = new PluggySandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM);
    private final Desk desk = new Desk("pluggy", pluggy.url());
    private final PullStore pulls = desk.service.part(PullStore.class);
    private final Puller puller = desk.service.part(Puller.class);
    private final Connection connection = desk.service
            .part(ConnectionBook.class)
            .credential(desk.tenant, desk.connection)
            .orElseThrow();

    @BeforeEach
    void transactions() {
        pluggy.pageSize(2);
        for (String account : List.of("acc-1", "acc-2")) {
            pluggy.account(account, "BANK", "1", "BRL");
            for (int i = 1; i <= ROWS; i++) {
                pluggy.put("{\"id\":\"%s-%02d\",\"accountId\":\"%s\",\"type\":\"CREDIT\",\"amount\":%d}"
                        .formatted(account, i, account, i));
            }
        }
    }

    @AfterEach
    void stop() {
        pluggy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11})
    void a_pull_that_ends_after_every_few_pages_reads_each_page_once_and_misses_none(int pagesARun) throws Exception {
        UUID id = queue();
        boolean done = false;
        while (!done) {
            AtomicInteger left = new AtomicInteger(pagesARun);
            done = puller.pull(desk.tenant, start(id), connection, () -> left.getAndDecrement() == 0);
        }
        assertThat(desk.live()).hasSize(2 * ROWS);
        assertThat(pluggy.calls("/v2/transactions")).hasSize(12);
        assertThat(pluggy.calls("/accounts")).hasSize(1);
    }

    @Test
    void a_run_that_was_overtaken_while_it_waited_for_a_page_writes_nothing_of_it() throws Exception {
        UUID id = queue();
        CountDownLatch gate = new CountDownLatch(1);
        pluggy.next(
                "/v2/transactions",
                Reply.json(
                                200,
                                java.util.Map.of(
                                        "results",
                                        List.of(java.util.Map.of(
                                                "id",
                                                "ghost",
                                                "accountId",
                                                "acc-1",
                                                "type",
                                                "CREDIT",
                                                "amount",
                                                1,
                                                "currencyCode",
                                                "BRL",
                                                "date",
                                                "2026-11-20T03:00:00Z"))))
                        .heldBy(gate));
        PullStore.Pull first = start(id);
        CompletableFuture<Boolean> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return puller.pull(desk.tenant, first, connection, () -> false);
            } catch (VendorException trouble) {
                throw new IllegalStateException(trouble);
            }
        });
        eventually(() -> assertThat(pluggy.calls("/v2/transactions")).hasSize(1));
        assertThat(puller.pull(desk.tenant, start(id), connection, () -> false)).isTrue();
        gate.countDown();
        assertThatThrownBy(slow::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(PageWriter.Overtaken.class);
        assertThat(desk.live()).hasSize(2 * ROWS).doesNotContain("ghost");
    }

    @Test
    void a_connection_that_is_deleted_in_the_middle_ends_its_pulls() {
        CountDownLatch gate = new CountDownLatch(1);
        pluggy.next(
                "/v2/transactions",
                Reply.json(200, java.util.Map.of("results", List.of())).heldBy(gate));
        desk.signal(new Signal.AllOfItem());
        eventually(() -> assertThat(pluggy.calls("/v2/transactions")).hasSize(1));
        desk.signal(new Signal.Accounts());
        desk.client
                .delete("/v1/discovery/aggregator-connections/" + desk.connection)
                .expect(204);
        gate.countDown();
        assertThat(desk.settled()).extracting(Desk.Shown::state).containsExactly("CANCELLED", "CANCELLED");
        assertThat(pluggy.calls("/v2/transactions")).hasSize(1);
    }

    private UUID queue() {
        UUID id = Ids.next();
        desk.in(() -> {
            pulls.insert(
                    desk.tenant,
                    id,
                    desk.connection,
                    StoredSignal.of(new Signal.AllOfItem()).orElseThrow());
            return true;
        });
        return id;
    }

    private PullStore.Pull start(UUID id) {
        return desk.in(() -> pulls.start(desk.tenant, id).orElseThrow());
    }
}
