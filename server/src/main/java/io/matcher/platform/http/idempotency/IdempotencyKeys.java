package io.matcher.platform.http.idempotency;

import io.matcher.platform.database.CommitMark;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Who holds which key. Held ones are renewed while their request runs, so that a lease tells of a crash and not of a long upload. */
@Component
class IdempotencyKeys implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyKeys.class);
    private static final int ATTEMPTS = 5;

    private final KeyStore store;
    private final Transactions transactions;
    private final Tenants tenants;
    private final Settings settings;
    private final boolean alone;
    private final Set<HeldKey> held = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(
            KeyStore store, Transactions transactions, Tenants tenants, Settings settings, ServeOptions options) {
        this.store = store;
        this.transactions = transactions;
        this.tenants = tenants;
        this.settings = settings;
        this.alone = options.database() == null;
    }

    /** What came of the attempt to take a key. */
    sealed interface Claim {
        record Won(HeldKey key) implements Claim {}

        record Taken(KeyStore.Known known) implements Claim {}
    }

    /** On a database of our own, whatever holds a key died with the process before us. */
    @Override
    public void afterPropertiesSet() {
        if (alone) {
            tenants.all().forEach(tenant -> transactions.run(tenant, () -> store.freeAll(tenant)));
        }
    }

    Claim claim(TenantId tenant, byte[] scope, byte @Nullable [] fingerprint) {
        HeldKey key = new HeldKey(tenant, HexFormat.of().formatHex(scope), Ids.next());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Duration lease = lease();
            if (transactions.in(tenant, () -> store.claim(tenant, scope, fingerprint, key.owner(), lease))) {
                held.add(key);
                return new Claim.Won(key);
            }
            Optional<KeyStore.Known> known = transactions.in(tenant, () -> store.find(tenant, scope));
            if (known.isPresent()) {
                return new Claim.Taken(known.get());
            }
        }
        throw new IllegalStateException("An idempotency key was freed each time it was looked at");
    }

    /** What the transactions of the key's request are marked with: a crash right after one of them leaves a key that ran. */
    CommitMark mark(HeldKey key) {
        byte[] scope = scope(key);
        Duration ttl = kept();
        return new CommitMark() {
            @Override
            public void write(TenantId tenant) {
                if (tenant.equals(key.tenant())) {
                    store.mark(tenant, key.owner(), scope, ttl);
                }
            }
        };
    }

    void keep(HeldKey key, byte[] fingerprint, KeptAnswer answer) {
        end(key, scope -> store.keep(key.tenant(), key.owner(), scope, fingerprint, answer, kept()));
    }

    void finishUnkept(HeldKey key, byte[] fingerprint) {
        end(key, scope -> store.finishUnkept(key.tenant(), key.owner(), scope, fingerprint, kept()));
    }

    void free(HeldKey key) {
        end(key, scope -> store.free(key.tenant(), key.owner(), scope));
    }

    /** The operation is over whatever happens here; when its end can not be written, the lease runs out by itself. */
    private void end(HeldKey key, Consumer<byte[]> write) {
        held.remove(key);
        try {
            transactions.run(key.tenant(), () -> write.accept(scope(key)));
        } catch (DataAccessException | TransactionException outage) {
            LOG.error("The end of a request with an idempotency key could not be stored", outage);
        }
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void renew() {
        Duration lease = lease();
        for (HeldKey key : held) {
            try {
                transactions.run(key.tenant(), () -> store.extend(key.tenant(), key.owner(), scope(key), lease));
            } catch (DataAccessException | TransactionException outage) {
                LOG.warn("A lease of an idempotency key could not be renewed; the next round tries again", outage);
            }
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        for (TenantId tenant : tenants.all()) {
            transactions.in(tenant, () -> store.removeExpired(tenant));
        }
    }

    private static byte[] scope(HeldKey key) {
        return HexFormat.of().parseHex(key.scopeHex());
    }

    private Duration lease() {
        return Duration.ofSeconds(settings.number("idempotency.retry_window_sec"));
    }

    private Duration kept() {
        return Duration.ofHours(settings.number("idempotency.success_ttl_hours"));
    }
}
