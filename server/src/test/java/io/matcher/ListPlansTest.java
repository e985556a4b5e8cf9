package io.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.BigTables;
import io.matcher.testing.Client;
import io.matcher.testing.Plan;
import io.matcher.testing.Service;
import io.matcher.testing.StatementPlans;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What a page of a list costs does not depend on how long the list is: its order comes from an index, which row-level security lets it
 * use. Every query that a list sends is planned as the service's role and as the service's connections plan. The sources of a context
 * are left out: they are few, and each is shown with whether it is mapped.
 *
 * <p>{@code -Dmatcher.plan.rows} says how long the lists are; {@code -Pheavy} makes it a million.
 */
class ListPlansTest {

    private static final int ROWS = Integer.getInteger("matcher.plan.rows", 200_000);
    private static final int SMALL = 2_000;

    /** What a query may read or sort: a page and a little, or, where that is as cheap, the whole of a small tenant. */
    private static final int A_FEW = SMALL + 500;

    private static final StatementPlans PLANS = new StatementPlans();
    private static Service service;
    private static TenantId large;
    private static TenantId small;

    @BeforeAll
    static void fill() throws SQLException {
        service = Service.start(PLANS);
        BigTables tables = new BigTables(service);
        large = tables.fill(1, ROWS);
        small = tables.fill(2, SMALL);
        tables.analyze();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/contexts?",
                "/v1/contexts?type=1:N",
                "/v1/contexts?status=ACTIVE",
                "/v1/contexts?type=1:1&status=PAUSED",
                "/v1/contexts/{first}/sources/{first}/field-maps?",
                "/v1/contexts/{first}/sources/{first}/bindings?",
                "/v1/contexts/{first}/rules?",
                "/v1/contexts/{first}/rules?type=EXACT",
                "/v1/contexts/{first}/rules/{first}/versions?",
                "/v1/field-maps/{first}/versions?",
                "/v1/calendars?",
                "/v1/fee-schedules?",
                "/v1/fee-schedules?limit=200",
                "/v1/contexts/{first}/fee-rules?",
                "/v1/imports/contexts/{first}/jobs?",
                "/v1/imports/contexts/{first}/jobs?sort_order=asc",
                "/v1/imports/contexts/{first}/jobs?sort_by=created_at",
                "/v1/imports/contexts/{first}/jobs?sort_by=created_at&sort_order=asc",
                "/v1/imports/contexts/{first}/jobs?sort_by=started_at",
                "/v1/imports/contexts/{first}/jobs?sort_by=completed_at",
                "/v1/imports/contexts/{first}/jobs?sort_by=completed_at&sort_order=asc",
                "/v1/imports/contexts/{first}/jobs?sort_by=status",
                "/v1/imports/contexts/{first}/jobs/{first}/errors?",
                "/v1/imports/formats/templates?",
                "/v1/imports/contexts/{first}/statements?",
                "/v1/imports/contexts/{first}/statements?account=ACC 1",
                "/v1/imports/contexts/{first}/statements?source_id={first}",
                "/v1/imports/contexts/{first}/statements?job_id={first}",
                "/v1/imports/contexts/{first}/jobs/{first}/transactions?",
                "/v1/matching/contexts/{first}/runs?",
                "/v1/matching/contexts/{first}/runs?sort_order=asc",
                "/v1/matching/runs/{first}/groups?contextId={first}",
                "/v1/matching/runs/{first}/groups?contextId={first}&sort_order=asc",
                "/v1/matching/runs/{first}/groups?contextId={first}&sort_by=status",
                "/v1/matching/runs/{first}/groups?contextId={first}&sort_by=status&sort_order=asc",
                "/v1/exceptions?",
                "/v1/exceptions?sort_order=asc",
                "/v1/exceptions?sort_by=created_at",
                "/v1/exceptions?sort_by=updated_at",
                "/v1/exceptions?sort_by=updated_at&sort_order=asc",
                "/v1/exceptions?sort_by=severity",
                "/v1/exceptions?sort_by=status&sort_order=asc",
                "/v1/exceptions?status=OPEN",
                "/v1/exceptions?status=PENDING_RESOLUTION",
                "/v1/exceptions?severity=CRITICAL",
                "/v1/exceptions?assigned_to=person 5",
                "/v1/exceptions?assigned_to=nobody",
                "/v1/exceptions?external_system=SYSTEM 3",
                "/v1/exceptions?external_system=none",
                "/v1/discovery/aggregator-connections?",
                "/v1/discovery/midaz-connections?",
                "/v1/discovery/webhooks/tokens?",
                "/v1/discovery/webhooks/tokens?connection_config_name=connection 1",
                "/v1/discovery/webhooks/deliveries?",
                "/v1/discovery/webhooks/deliveries?state=UNREADABLE",
                "/v1/discovery/webhooks/deliveries?state=REFUSED",
                "/v1/discovery/webhooks/deliveries?connection_config_name=connection 2",
                "/v1/discovery/webhooks/deliveries?connection_config_name=connection 2&state=REFUSED",
                "/v1/discovery/pulls?",
                "/v1/discovery/pulls?connection_config_name=connection 1",
                "/v1/discovery/connector-types?",
                "/v1/fx-rates?",
                "/v1/fx-rates?from=C7",
                "/v1/fx-rates?to=EUR",
                "/v1/fx-rates?from=C7&to=EUR",
                "/v1/fx-rates?dateFrom=2000-01-02&dateTo=2000-01-03",
                "/v1/fx-rates?to=EUR&dateTo=2000-01-03",
            })
    void a_page_costs_a_page(String path) {
        for (Plan plan : plans(path)) {
            assertThat(plan.sorted()).as(plan.toString()).isLessThanOrEqualTo(A_FEW);
            assertThat(plan.busiest()).as(plan.toString()).isLessThanOrEqualTo(A_FEW);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date_from=2026-01-01T00:10:00Z&date_to=2026-01-01T00:12:00Z",
                "sort_by=created_at&date_from=2026-01-01T00:10:00Z&date_to=2026-01-01T00:12:00Z",
                "status=OPEN&sort_by=severity",
                "status=OPEN&sort_by=created_at",
                "status=RESOLVED&sort_by=updated_at",
                "severity=HIGH&sort_by=updated_at&sort_order=asc",
                "severity=LOW&status=ASSIGNED",
                "assigned_to=person 5&status=ASSIGNED&sort_by=severity",
                "date_from=2026-01-01T00:10:00Z&date_to=2026-01-02T00:12:00Z&sort_by=severity",
            })
    void filters_and_orders_together_never_read_the_table_from_end_to_end(String query) {
        for (Plan plan : plans("/v1/exceptions?" + query)) {
            assertThat(plan.scanned(A_FEW)).as(plan.toString()).isEmpty();
        }
    }

    /** The plans of the first page, the next one and the way back, for a tenant with long lists and one with short ones. */
    private static List<Plan> plans(String path) {
        List<Plan> plans = new ArrayList<>(plans(large, 1, path));
        plans.addAll(plans(small, 2, path));
        assertThat(plans.isEmpty()).isEqualTo(path.contains("connector-types"));
        return plans;
    }

    private static List<Plan> plans(TenantId tenant, int kind, String path) {
        Client client = service.client(tenant.value(), "admin");
        String first = path.replace("{first}", BigTables.id(kind, 1).toString()).replace(" ", "%20");
        List<Plan> plans = new ArrayList<>();
        JsonNode page = get(client, first, plans);
        if (page.has("nextCursor")) {
            JsonNode next =
                    get(client, first + "&cursor=" + page.required("nextCursor").asString(), plans);
            get(client, first + "&cursor=" + next.required("prevCursor").asString(), plans);
        }
        return plans;
    }

    private static JsonNode get(Client client, String path, List<Plan> plans) {
        List<JsonNode> answer = new ArrayList<>();
        plans.addAll(PLANS.of(() -> answer.add(client.get(path).expect(200).json())));
        return answer.getFirst();
    }
}
