package io.matcher.platform.secrets;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.startup.StartRefused;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps master keys and stored secrets together: refuses to start with keys that can not open what is stored, and reseals with the
 * first key what an older one sealed.
 */
@Component
public class KeyRotation {

    private static final SealedPlace CANARY =
            new SealedPlace(new TenantId(new UUID(0, 0)), "platform_keys", "1", "canary");
    private static final byte[] SONG = "matcher".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Transactions transactions;
    private final Tenants tenants;
    private final List<Resealable> holders;

    KeyRotation(JdbcClient jdbc, Vault vault, Transactions transactions, Tenants tenants, List<Resealable> holders) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transactions = transactions;
        this.tenants = tenants;
        this.holders = holders;
        verifyCanary();
    }

    private void verifyCanary() {
        jdbc.sql("insert into platform_keys (canary) values (?) on conflict do nothing")
                .param(vault.seal(CANARY, SONG))
                .update();
        try {
            vault.open(CANARY, canary());
        } catch (UnsealException wrongKeys) {
            throw new StartRefused(
                    "The master keys can not open what is stored here (it was sealed by the key "
                            + Vault.keyIdOf(canary()) + "); give MATCHER_MASTER_KEYS that key too.",
                    wrongKeys);
        }
    }

    private byte[] canary() {
        return jdbc.sql("select canary from platform_keys").query(byte[].class).single();
    }

    /** Seals everything anew that the first key did not seal. Safe beside a running service; gives the counts by holder. */
    public Map<String, Integer> reseal() {
        Map<String, Integer> counts = new TreeMap<>();
        for (TenantId tenant : tenants.all()) {
            for (Resealable holder : holders) {
                int count = transactions.in(tenant, () -> holder.reseal(tenant));
                counts.merge(holder.name(), count, Integer::sum);
            }
        }
        if (vault.isStale(canary())) {
            jdbc.sql("update platform_keys set canary = ?")
                    .param(vault.seal(CANARY, SONG))
                    .update();
        }
        return counts;
    }
}
