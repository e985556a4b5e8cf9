package io.matcher.platform.health;

import static io.matcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class HealthTest {

    @Test
    void a_living_service_says_so_to_anyone() {
        Client anonymous = Service.shared().anonymous();
        assertThat(anonymous.get("/health").expect(200).body()).isEqualTo("healthy");
        Client.Reply version = anonymous.get("/version").expect(200);
        assertThat(version.json().propertyNames()).containsExactly("version", "requestDate");
        assertThat(version.text("requestDate")).endsWith("Z");
    }

    @Test
    void it_is_ready_when_what_requests_need_answers() {
        Client.Reply reply = Service.shared().anonymous().get("/readyz").expect(200);
        assertThat(reply.text("status")).isEqualTo("healthy");
        assertThat(reply.text("deployment_mode")).isEqualTo("local");
        assertThat(reply.json().at("/checks/postgres/status").asString()).isEqualTo("up");
        assertThat(reply.json().at("/checks/postgres/latency_ms").isIntegralNumber())
                .isTrue();
        assertThat(reply.json().at("/checks/object_storage/status").asString()).isEqualTo("up");
    }

    @Test
    void while_it_drains_it_is_not_ready() {
        Service service = Service.shared();
        ApplicationAvailabilityBean availability = service.part(ApplicationAvailabilityBean.class);
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.REFUSING_TRAFFIC));
        try {
            Client.Reply reply = service.anonymous().get("/readyz").expect(503);
            assertThat(reply.text("status")).isEqualTo("unhealthy");
            assertThat(reply.json().required("checks").size()).isZero();
        } finally {
            availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
        }
    }

    @Test
    void without_its_database_it_is_not_ready_and_requests_say_why() {
        try (Service service = Service.start(Map.of())) {
            Client admin = service.admin();
            admin.get("/system/matcher").expect(200);
            ((HikariDataSource) service.part(DataSource.class)).close();
            eventually(() -> {
                Client.Reply reply = service.anonymous().get("/readyz").expect(503);
                assertThat(reply.json().at("/checks/postgres/status").asString())
                        .isEqualTo("down");
            });
            assertThat(admin.put("/system/matcher/matching.confirm_margin", Map.of("value", 1))
                            .expect(503)
                            .text("code"))
                    .isEqualTo("MTCH-0008");
            assertThat(service.admin().get("/system/matcher").expect(503).text("code"))
                    .isEqualTo("MTCH-0008");
        }
    }
}
