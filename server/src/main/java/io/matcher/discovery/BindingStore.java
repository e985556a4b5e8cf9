package io.matcher.discovery;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds whose a token is by its hash; the only place that looks across tenants, through a function made for nothing else. */
@Component
class BindingStore implements Gate.Lookup {

    private final JdbcClient jdbc;

    BindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Binding> of(TokenHash token) {
        return jdbc.sql("select * from resolve_webhook_tokens(?)")
                .param(new byte[][] {token.bytes()})
                .query((row, n) -> new Binding(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("token_id", UUID.class),
                        row.getObject("connection_id", UUID.class),
                        ConnectionStore.vendor(row.getString("vendor")),
                        row.getString("account_ref")))
                .optional();
    }
}
