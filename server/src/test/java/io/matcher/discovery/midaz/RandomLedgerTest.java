package io.matcher.discovery.midaz;

import static io.matcher.discovery.midaz.LedgerDesk.OUTSIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.sandbox.MidazLedger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in a ledger, in whatever order and however often it is pulled meanwhile: in the end the rows of each account add up to
 * the account's balance, whole or operation by operation.
 */
class RandomLedgerTest {

    private static final int EVENTS = 400;
    private static final int EVENTS_BETWEEN_PULLS = 40;
    private static final List<String> ALIASES = List.of("@a", "@b", "@c", "@fees", OUTSIDE);

    private final long seed = Long.getLong("matcher.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<String> moved = new ArrayList<>();
    private final List<String> held = new ArrayList<>();

    @Test
    void rows_add_up_to_balances() {
        System.out.println("RandomLedgerTest: -Dmatcher.seed=" + seed);
        try (LedgerDesk desk = new LedgerDesk()) {
            desk.midaz.pageSize(7);
            LedgerDesk.Bound net = desk.bind(Map.of("exclude_pending", false));
            LedgerDesk.Bound each = desk.bind(Map.of("granularity", "operation"));
            for (int i = 1; i <= EVENTS; i++) {
                event(desk.ledger);
                if (i % EVENTS_BETWEEN_PULLS == 0) {
                    desk.pull("INCREMENTAL");
                }
            }
            desk.pull("RESCAN");
            Map<String, BigDecimal> balances = new TreeMap<>();
            for (String alias : ALIASES) {
                BigDecimal balance = desk.ledger.balance(alias);
                if (!alias.equals(OUTSIDE) && balance.signum() != 0) {
                    balances.put(alias, balance.stripTrailingZeros());
                }
            }
            assertThat(balances).as("seed %d", seed).isNotEmpty();
            assertThat(sums(desk, net)).as("seed %d, nets", seed).isEqualTo(balances);
            assertThat(sums(desk, each)).as("seed %d, operations", seed).isEqualTo(balances);
        }
    }

    private void event(MidazLedger ledger) {
        String from = alias();
        String to = alias();
        String amount = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(9))
                .toPlainString();
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> moved.add(ledger.move(from, to, amount, "BRL", Map.of()));
            case 3 ->
                moved.add(ledger.backDated(
                        Instant.now().minus(Duration.ofHours(1 + random.nextInt(150))), from, to, amount, "BRL"));
            case 4 -> hold(ledger, from, to, amount);
            case 5 -> settle(ledger, true);
            case 6 -> settle(ledger, false);
            case 7 -> ledger.note(from, to, amount, "BRL");
            default -> {
                if (!moved.isEmpty()) {
                    ledger.revert(moved.remove(random.nextInt(moved.size())));
                }
            }
        }
    }

    /** Some holds are of days ago, so that only asking for them tells of their end. */
    private void hold(MidazLedger ledger, String from, String to, String amount) {
        String transaction = ledger.hold(from, to, amount, "BRL");
        if (random.nextBoolean()) {
            ledger.set(
                    transaction,
                    "createdAt",
                    Instant.now().minus(Duration.ofDays(1 + random.nextInt(5))).toString());
        }
        held.add(transaction);
    }

    private void settle(MidazLedger ledger, boolean commit) {
        if (held.isEmpty()) {
            return;
        }
        String transaction = held.remove(random.nextInt(held.size()));
        if (commit) {
            ledger.commit(transaction);
            moved.add(transaction);
        } else {
            ledger.cancel(transaction);
        }
    }

    private String alias() {
        return ALIASES.get(random.nextInt(ALIASES.size()));
    }

    private static Map<String, BigDecimal> sums(LedgerDesk desk, LedgerDesk.Bound bound) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        desk.service.rows(desk.tenant, """
                        select (metadata->>'midaz.account_alias') || ' ' || sum(amount) from transactions
                         where source_id = '%s' and not deleted and posting = 'POSTED' group by metadata->>'midaz.account_alias'
                        having sum(amount) <> 0""".formatted(bound.source())).forEach(row -> {
            int blank = row.indexOf(' ');
            sums.put(row.substring(0, blank), new BigDecimal(row.substring(blank + 1)).stripTrailingZeros());
        });
        return sums;
    }
}
