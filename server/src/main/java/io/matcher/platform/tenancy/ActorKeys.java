package io.matcher.platform.tenancy;

import io.matcher.platform.secrets.Resealable;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sealed keys of tenants' pseudonyms, when master keys rotate. */
@Component
class ActorKeys implements Resealable {

    private final JdbcClient jdbc;
    private final Vault vault;

    ActorKeys(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    static SealedPlace place(TenantId tenant) {
        return new SealedPlace(tenant, "tenants", tenant.toString(), "actor_key");
    }

    @Override
    public String name() {
        return "tenants.actor_key";
    }

    @Override
    public int reseal(TenantId tenant) {
        byte[] sealed = jdbc.sql("select actor_key from tenants where tenant_id = ? for update")
                .param(tenant.value())
                .query(byte[].class)
                .single();
        if (!vault.isStale(sealed)) {
            return 0;
        }
        SealedPlace place = place(tenant);
        return jdbc.sql("update tenants set actor_key = ? where tenant_id = ?")
                .params(vault.seal(place, vault.open(place, sealed)), tenant.value())
                .update();
    }
}
