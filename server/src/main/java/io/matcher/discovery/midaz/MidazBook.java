package io.matcher.discovery.midaz;

import io.matcher.contexts.ConnectionDirectory;
import io.matcher.discovery.Credential;
import io.matcher.discovery.SealedCredential;
import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.ConnectionBook;
import io.matcher.discovery.pull.LedgerProvider;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.secrets.Resealable;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import io.matcher.platform.tenancy.TenantId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What others ask of connections to Midaz: their ids by name, their credentials for a call, and a place to note how they do. */
@Component
class MidazBook implements ConnectionBook, ConnectionDirectory, Resealable {

    private static final String TABLE = "midaz_connections";
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";

    private final MidazStore store;
    private final Transactions transactions;
    private final Vault vault;

    MidazBook(MidazStore store, Transactions transactions, Vault vault) {
        this.store = store;
        this.transactions = transactions;
        this.vault = vault;
    }

    /** A base URL without a slash at its end. */
    static URI uri(String base) {
        return base.endsWith("/") ? uri(base.substring(0, base.length() - 1)) : URI.create(base);
    }

    @Override
    public String member() {
        return MidazSource.CONNECTION;
    }

    @Override
    public Optional<UUID> connectionNamed(TenantId tenant, String configName) {
        return store.named(tenant, configName);
    }

    @Override
    public Optional<UUID> idOf(TenantId tenant, String configName) {
        return store.named(tenant, configName);
    }

    @Override
    public Optional<Connection> credential(TenantId tenant, UUID connectionId) {
        return transactions.in(tenant, () -> store.sealed(tenant, connectionId).map(kept -> open(tenant, kept)));
    }

    @Override
    public void markHealth(TenantId tenant, UUID connectionId, boolean healthy, String code) {
        transactions.run(tenant, () -> store.health(tenant, connectionId, healthy, code));
    }

    @Nullable
    SealedCredential seal(TenantId tenant, UUID id, @Nullable Credential credential) {
        return credential == null
                ? null
                : new SealedCredential(
                        vault.seal(place(tenant, id, CLIENT_ID), bytes(credential.clientId())),
                        vault.seal(place(tenant, id, CLIENT_SECRET), bytes(credential.secret())));
    }

    @Override
    public String name() {
        return "midaz_connections.client_secret";
    }

    @Override
    public int reseal(TenantId tenant) {
        int resealed = 0;
        for (MidazStore.Sealed kept : store.allSealed(tenant)) {
            SealedCredential sealed = kept.credential();
            if (sealed != null && (vault.isStale(sealed.clientId()) || vault.isStale(sealed.secret()))) {
                UUID id = kept.connection().id();
                SealedCredential anew = seal(tenant, id, opened(tenant, id, sealed));
                if (anew != null) {
                    store.reseal(tenant, id, anew);
                    resealed++;
                }
            }
        }
        return resealed;
    }

    private Connection open(TenantId tenant, MidazStore.Sealed kept) {
        MidazConnection connection = kept.connection();
        SealedCredential sealed = kept.credential();
        Credential credential = sealed == null ? new Credential("", "") : opened(tenant, connection.id(), sealed);
        return new Connection(
                tenant,
                connection.id(),
                LedgerProvider.MIDAZ,
                connection.configName(),
                uri(connection.transactionUrl()),
                LedgerProvider.MIDAZ.wire(),
                credential.clientId(),
                credential.secret());
    }

    private Credential opened(TenantId tenant, UUID id, SealedCredential sealed) {
        return new Credential(
                text(vault.open(place(tenant, id, CLIENT_ID), sealed.clientId())),
                text(vault.open(place(tenant, id, CLIENT_SECRET), sealed.secret())));
    }

    private static SealedPlace place(TenantId tenant, UUID id, String field) {
        return new SealedPlace(tenant, TABLE, id.toString(), field);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
