package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.platform.tenancy.TenantId;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MintReplayTest {

    private final Service service = Service.shared();
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Client client = service.client(tenant.value(), "admin");
    private final Client keyed = client.with("Idempotency-Key", "mint-1");

    @Test
    void a_token_is_shown_once_and_its_replay_is_refused() {
        Aggregators.connect(client, "pluggy", "bank");
        Client.Reply first = Aggregators.mint(keyed, "pluggy", "bank").expect(201);
        assertThat(first.header("Cache-Control")).hasValue("no-store");
        assertThat(first.header("X-Idempotency-Replayed")).hasValue("false");

        Client.Reply second = Aggregators.mint(keyed, "pluggy", "bank").expect(409);
        assertThat(second.text("code")).isEqualTo("MTCH-0021");
        assertThat(keyed.post(Aggregators.TOKENS, Map.of("vendor", "belvo", "connection_config_name", "bank"))
                        .expect(422)
                        .text("code"))
                .isEqualTo("MTCH-0020");

        assertThat(client.get(Aggregators.TOKENS)
                        .expect(200)
                        .json()
                        .required("items")
                        .size())
                .isEqualTo(1);
        assertThat(service.rows(tenant, "select state || coalesce(encode(body, 'escape'), '-') from idempotency_keys"))
                .containsExactly("NOT_KEPT-");
    }

    @Test
    void a_refused_mint_frees_its_key() {
        Aggregators.mint(keyed, "pluggy", "bank").expect(404);
        Aggregators.connect(client, "pluggy", "bank");
        Aggregators.mint(keyed, "pluggy", "bank").expect(201);
    }
}
