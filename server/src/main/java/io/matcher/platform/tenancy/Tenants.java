package io.matcher.platform.tenancy;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants; one exists from its first verified token on, and costs one row. */
@Component
public class Tenants {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Vault vault;
    private final SecureRandom random;
    private final ConcurrentHashMap<TenantId, byte[]> actorKeys = new ConcurrentHashMap<>();

    Tenants(JdbcClient jdbc, Transactions transactions, Vault vault, SecureRandom random) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.random = random;
    }

    /** Makes sure that the tenant of a verified token is known. Costs nothing once it is. */
    public void welcome(TenantId tenant) {
        actorKey(tenant);
    }

    /** The key under which the tenant's people get their pseudonyms. */
    public byte[] actorKey(TenantId tenant) {
        byte[] known = actorKeys.get(tenant);
        if (known == null) {
            known = transactions.in(tenant, () -> loadOrCreate(tenant));
            actorKeys.put(tenant, known);
        }
        return known.clone();
    }

    /** Every tenant there is, for the work of the service itself. */
    public List<TenantId> all() {
        return jdbc.sql("select list_tenants()").query(UUID.class).list().stream()
                .map(TenantId::new)
                .toList();
    }

    private byte[] loadOrCreate(TenantId tenant) {
        SealedPlace place = ActorKeys.place(tenant);
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        jdbc.sql("insert into tenants (tenant_id, actor_key) values (?, ?) on conflict (tenant_id) do nothing")
                .params(tenant.value(), vault.seal(place, fresh))
                .update();
        byte[] sealed = jdbc.sql("select actor_key from tenants where tenant_id = ?")
                .param(tenant.value())
                .query(byte[].class)
                .single();
        return vault.open(place, sealed);
    }
}
