package io.matcher.discovery.pull;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.sandbox.PluggySandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way: a signal, the vendor's list, the mirror, the source. */
class PullTest {

    private final PluggySandbox pluggy = new PluggySandbox(0, Clock.systemUTC(), Desk.CLIENT, Desk.SECRET, Desk.ITEM);
    private final Desk desk = new Desk("pluggy", pluggy.url());

    @BeforeEach
    void account() {
        pluggy.account("acc-1", "BANK", "0001/12345-0", "BRL");
    }

    @AfterEach
    void stop() {
        pluggy.close();
    }

    @Test
    void what_was_created_at_the_vendor_becomes_a_transaction_of_the_bound_source() {
        UUID source = desk.source("ACTIVE", "{}");
        Instant from = pluggy.put("""
                {"id":"t-1","accountId":"acc-1","type":"CREDIT","amount":1500.00}""");
        desk.pull(new Signal.CreatedSince(Optional.of("acc-1"), from));
        eventually(() -> assertThat(desk.transactions(source)).containsExactly("t-1 1500 BRL 2026-11-20"));
        assertThat(desk.pulls()).extracting(Desk.Shown::state).containsExactly("SUCCEEDED");
    }
}
