package io.matcher.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FxRatesTest {

    private static final String PATH = "/v1/fx-rates";

    private final Service service = Service.shared();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Client client = service.client(tenant.value(), "admin");

    @Test
    void rates_are_kept_and_listed_the_newest_day_first() {
        assertThat(put(rate("2026-11-20", "USD", "BRL", "5.3412"), rate("2026-11-23", "USD", "BRL", "5.40")))
                .isEqualTo(counts(2, 0, 0));
        JsonNode page = client.get(PATH).expect(200).json();
        assertThat(page.required("items").size()).isEqualTo(2);
        JsonNode newest = page.required("items").get(0);
        assertThat(newest.required("date").asString()).isEqualTo("2026-11-23");
        assertThat(newest.required("from").asString()).isEqualTo("USD");
        assertThat(newest.required("to").asString()).isEqualTo("BRL");
        assertThat(newest.required("rate").asString()).isEqualTo("5.4");
        assertThat(newest.required("source").asString()).isEqualTo("ECB");
        assertThat(newest.required("version").asInt()).isEqualTo(1);
        assertThat(page.required("hasMore").asBoolean()).isFalse();
    }

    @Test
    void what_is_said_again_changes_nothing_and_what_is_said_otherwise_leaves_a_history() {
        put(rate("2026-11-20", "USD", "BRL", "5.3412"), rate("2026-11-20", "BRL", "USD", "0.1872"));
        assertThat(put(rate("2026-11-20", "USD", "BRL", "5.34120"))).isEqualTo(counts(0, 0, 1));
        assertThat(put(
                        rate("2026-11-20", "USD", "BRL", "5.5"),
                        rate("2026-11-20", "BRL", "USD", "0.1872"),
                        rate("2026-11-21", "USD", "BRL", "5.6")))
                .isEqualTo(counts(1, 1, 1));
        JsonNode replaced = client.get(PATH + "?from=USD&to=BRL&dateTo=2026-11-20")
                .expect(200)
                .json()
                .required("items")
                .get(0);
        assertThat(replaced.required("rate").asString()).isEqualTo("5.5");
        assertThat(replaced.required("version").asInt()).isEqualTo(2);
        assertThat(
                        service.rows(
                                tenant,
                                "select version || ' ' || trim_scale(rate) || ' ' || source || ' ' || actor from fx_rate_versions"))
                .containsExactly("1 5.3412 ECB tester");
        assertThat(service.rows(
                        tenant,
                        "select action || ' ' || (changes ->> 'rate') || ' ' || (changes ->> 'version') from audit_logs"
                                + " where entity_type = 'fx_rate' and changes ->> 'from' = 'USD' order by id"))
                .containsExactlyInAnyOrder("CREATE 5.3412 1", "UPDATE 5.5 2", "CREATE 5.6 1");
    }

    @Test
    void another_source_for_the_same_rate_is_another_word() {
        put(rate("2026-11-20", "USD", "BRL", "5.3412"));
        Map<String, Object> other = Map.of(
                "date", "2026-11-20", "from", "USD", "to", "BRL", "rate", "5.3412", "source", "Banco Central — PTAX");
        assertThat(put(other)).isEqualTo(counts(0, 1, 0));
        assertThat(service.rows(tenant, "select source from fx_rate_versions")).containsExactly("ECB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2026-02-30 | USD | BRL | 5 | ECB | body.rates[1].date",
                "24/11/2026 | USD | BRL | 5 | ECB | body.rates[1].date",
                "1899-12-31 | USD | BRL | 5 | ECB | body.rates[1].date",
                "+12026-01-01 | USD | BRL | 5 | ECB | body.rates[1].date",
                "2026-11-24T00:00:00Z | USD | BRL | 5 | ECB | body.rates[1].date",
                "2026-11-24 | usd | BRL | 5 | ECB | body.rates[1].from",
                "2026-11-24 | XQZ | BRL | 5 | ECB | body.rates[1].from",
                "2026-11-24 | '' | BRL | 5 | ECB | body.rates[1].from",
                "2026-11-24 | USD | REAL | 5 | ECB | body.rates[1].to",
                "2026-11-24 | USD | USD | 1 | ECB | body.rates[1].to",
                "2026-11-24 | USD | BRL | 0 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | 0.000000000000 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | -5 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | 5e3 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | 5,34 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | ٥ | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | 0.0000000000001 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | 12345678901234567 | ECB | body.rates[1].rate",
                "2026-11-24 | USD | BRL | 5 | ' ' | body.rates[1].source",
                "2026-11-24 | USD | BRL | 5 | - | body.rates[1].source",
                "- | USD | BRL | 5 | ECB | body.rates[1].date",
                "2026-11-20 | USD | BRL | 5 | ECB | body.rates[1]",
            })
    void a_rate_that_can_not_be_kept_is_refused_by_name_and_none_of_the_others_is_kept(
            String date, String from, String to, String rate, String source, String location) {
        Map<String, Object> bad = new java.util.HashMap<>();
        bad.put("date", date);
        bad.put("from", from);
        bad.put("to", to);
        bad.put("rate", rate);
        bad.put("source", source);
        JsonNode problem = client.put(PATH, Map.of("rates", List.of(rate("2026-11-20", "USD", "BRL", "5"), bad)))
                .expect(400)
                .json();
        assertThat(problem.required("code").asString()).isEqualTo("MTCH-0001");
        assertThat(problem.required("errors").get(0).required("location").asString())
                .isEqualTo(location);
        assertThat(client.get(PATH).expect(200).json().required("items").size()).isZero();
    }

    @Test
    void a_number_is_no_decimal_string_and_lists_have_a_length() {
        Map<String, Object> number =
                Map.of("date", "2026-11-24", "from", "USD", "to", "BRL", "rate", 5.34, "source", "ECB");
        assertThat(client.put(PATH, Map.of("rates", List.of(number)))
                        .expect(400)
                        .json()
                        .at("/errors/0/location")
                        .asString())
                .isEqualTo("body.rates[0].rate");
        client.put(PATH, Map.of("rates", List.of())).expect(400);
        client.put(PATH, Map.of("rates", many(1001))).expect(400);
        client.put(PATH, Map.of("rates", List.of(rate("2026-11-24", "USD", "BRL", "5")), "more", 1))
                .expect(400);
        Map<String, Object> wordy =
                Map.of("date", "2026-11-24", "from", "USD", "to", "BRL", "rate", "5", "source", "é".repeat(101));
        assertThat(client.put(PATH, Map.of("rates", List.of(wordy)))
                        .expect(400)
                        .json()
                        .at("/errors/0/location")
                        .asString())
                .isEqualTo("body.rates[0].source");
    }

    @Test
    void a_thousand_rates_are_kept_at_once_and_read_page_by_page_there_and_back() {
        assertThat(client.put(PATH, Map.of("rates", many(1000))).expect(200).json())
                .isEqualTo(counts(1000, 0, 0));
        assertThat(client.put(PATH, Map.of("rates", many(1000))).expect(200).json())
                .isEqualTo(counts(0, 0, 1000));
        List<String> seen = new ArrayList<>();
        JsonNode page = client.get(PATH + "?limit=200").expect(200).json();
        page.required("items").forEach(item -> seen.add(item.required("date").asString()));
        JsonNode first = page;
        while (page.has("nextCursor")) {
            page = client.get(PATH + "?limit=200&cursor="
                            + page.required("nextCursor").asString())
                    .expect(200)
                    .json();
            page.required("items")
                    .forEach(item -> seen.add(item.required("date").asString()));
            if (seen.size() == 400) {
                assertThat(client.get(PATH + "?limit=200&cursor="
                                        + page.required("prevCursor").asString())
                                .expect(200)
                                .json()
                                .required("items"))
                        .isEqualTo(first.required("items"));
            }
        }
        assertThat(seen).hasSize(1000).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
        client.get(PATH + "?limit=201").expect(400);
        client.get(PATH + "?limit=0").expect(400);
        client.get(PATH + "?to=EUR&cursor=" + first.required("nextCursor").asString())
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource({
        "from=usd,query.from",
        "to=TOO-LONG-A-CODE,query.to",
        "dateFrom=yesterday,query.dateFrom",
        "dateTo=2026-13-01,query.dateTo",
        "dateFrom=2026-11-02&dateTo=2026-11-01,query.dateTo"
    })
    void a_filter_that_can_not_be_read_is_named(String query, String location) {
        assertThat(client.get(PATH + "?" + query)
                        .expect(400)
                        .json()
                        .at("/errors/0/location")
                        .asString())
                .isEqualTo(location);
    }

    @Test
    void filters_go_together() {
        put(
                rate("2026-11-19", "USD", "BRL", "5.1"),
                rate("2026-11-20", "USD", "BRL", "5.2"),
                rate("2026-11-20", "EUR", "BRL", "6.2"),
                rate("2026-11-20", "USD", "EUR", "0.9"),
                rate("2026-11-21", "USD", "BRL", "5.3"));
        assertThat(listed("?from=USD&to=BRL&dateFrom=2026-11-20")).containsExactly("5.3", "5.2");
        assertThat(listed("?to=BRL&dateFrom=2026-11-20&dateTo=2026-11-20")).containsExactlyInAnyOrder("5.2", "6.2");
        assertThat(listed("?from=USD")).hasSize(4);
        assertThat(listed("?from=JPY")).isEmpty();
    }

    @Test
    void codes_of_the_tenants_own_are_currencies_too() {
        client.put(PATH, Map.of("rates", List.of(rate("2026-11-20", "GOLDBAR", "BRL", "300000"))))
                .expect(400);
        client.put("/system/matcher/currencies.extra", Map.of("value", List.of("GOLDBAR")))
                .expect(204);
        assertThat(put(rate("2026-11-20", "GOLDBAR", "BRL", "300000"))).isEqualTo(counts(1, 0, 0));
        assertThat(listed("?from=GOLDBAR")).containsExactly("300000");
    }

    @Test
    void each_tenant_has_rates_of_its_own_for_the_same_currencies_and_day() {
        Client other = service.admin();
        put(rate("2026-11-20", "USD", "BRL", "5.1"));
        assertThat(other.get(PATH).expect(200).json().required("items").size()).isZero();
        assertThat(other.put(PATH, Map.of("rates", List.of(rate("2026-11-20", "USD", "BRL", "7"))))
                        .expect(200)
                        .json())
                .isEqualTo(counts(1, 0, 0));
        assertThat(listed("")).containsExactly("5.1");
        assertThat(service.rows(tenant, "select rate_id::text from fx_rate_versions"))
                .isEmpty();
    }

    @Test
    void whoever_may_change_rules_may_give_rates_and_whoever_may_look_may_look() {
        Map<String, Object> body = Map.of("rates", List.of(rate("2026-11-20", "USD", "BRL", "5.1")));
        for (String role : List.of("viewer", "analyst")) {
            service.client(tenant.value(), role).put(PATH, body).expect(403);
            service.client(tenant.value(), role).get(PATH).expect(200);
        }
        service.client(tenant.value(), "operator").put(PATH, body).expect(200);
        service.anonymous().get(PATH).expect(401);
    }

    private JsonNode put(Object... rates) {
        return client.put(PATH, Map.of("rates", List.of(rates))).expect(200).json();
    }

    private List<String> listed(String query) {
        return client.get(PATH + query)
                .expect(200)
                .json()
                .required("items")
                .valueStream()
                .map(item -> item.required("rate").asString())
                .toList();
    }

    private static Map<String, Object> rate(String date, String from, String to, String rate) {
        return Map.of("date", date, "from", from, "to", to, "rate", rate, "source", "ECB");
    }

    private static JsonNode counts(int created, int replaced, int unchanged) {
        return io.matcher.platform.http.StrictJson.mapper()
                .valueToTree(Map.of("created", created, "replaced", replaced, "unchanged", unchanged));
    }

    private static List<Map<String, Object>> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> rate(
                        java.time.LocalDate.of(2020, 1, 1).plusDays(i).toString(), "USD", "EUR", "0." + (900_000 + i)))
                .toList();
    }
}
