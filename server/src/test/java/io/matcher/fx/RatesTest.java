package io.matcher.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.RateTable;
import io.matcher.fx.Rates.Need;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a run is given. */
class RatesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Service service = Service.shared();
    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void a_run_gets_the_rates_of_its_currencies_and_days_and_no_others() {
        give(
                rate(DAY.minusDays(1), "USD", "BRL", "5.1"),
                rate(DAY, "USD", "BRL", "5.2"),
                rate(DAY.plusDays(2), "USD", "BRL", "5.3"),
                rate(DAY.plusDays(3), "USD", "BRL", "5.4"),
                rate(DAY, "BRL", "USD", "0.19"),
                rate(DAY, "EUR", "BRL", "6.000000000001"));
        assertThat(texts(List.of(
                        new Need("USD", "BRL", DAY, DAY.plusDays(2)),
                        new Need("EUR", "BRL", DAY, DAY),
                        new Need("JPY", "BRL", DAY, DAY))))
                .containsExactly(
                        "EUR BRL 2026-11-20 6.000000000001 ECB",
                        "USD BRL 2026-11-20 5.2 ECB",
                        "USD BRL 2026-11-22 5.3 ECB");
    }

    @Test
    void whoever_needs_none_gets_none_and_another_tenants_are_not_there() {
        service.admin()
                .put("/v1/fx-rates", Map.of("rates", List.of(rate(DAY, "USD", "BRL", "5.1"))))
                .expect(200);
        assertThat(read(List.of(new Need("USD", "BRL", DAY, DAY)))).isSameAs(RateTable.none());
        assertThat(read(List.of())).isSameAs(RateTable.none());
    }

    private List<String> texts(List<Need> needs) {
        List<String> texts = new ArrayList<>();
        read(needs)
                .visit((from, to, day, rate, source) ->
                        texts.add(from + " " + to + " " + day + " " + rate.toPlainString() + " " + source));
        return texts;
    }

    private RateTable read(List<Need> needs) {
        return service.part(Transactions.class)
                .inSnapshot(tenant, () -> service.part(Rates.class).of(tenant, needs));
    }

    private void give(Object... rates) {
        service.client(tenant.value(), "admin")
                .put("/v1/fx-rates", Map.of("rates", List.of(rates)))
                .expect(200);
    }

    private static Map<String, Object> rate(LocalDate date, String from, String to, String rate) {
        return Map.of("date", date.toString(), "from", from, "to", to, "rate", rate, "source", "ECB");
    }
}
