package io.matcher.discovery;

import io.matcher.contexts.ConnectionDirectory;
import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.ConnectionBook;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.secrets.SealedPlace;
import io.matcher.platform.secrets.Vault;
import io.matcher.platform.tenancy.TenantId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What others ask of connections: their ids by name, their credentials for a call, and a place to note how they do. */
@Component
public class Connections implements ConnectionBook, ConnectionDirectory {

    private final ConnectionStore store;
    private final Transactions transactions;
    private final Vault vault;

    Connections(ConnectionStore store, Transactions transactions, Vault vault) {
        this.store = store;
        this.transactions = transactions;
        this.vault = vault;
    }

    @Override
    public String member() {
        return "aggregatorConnection";
    }

    @Override
    public Optional<UUID> connectionNamed(TenantId tenant, String configName) {
        return store.named(tenant, configName).map(AggregatorConnection::id);
    }

    @Override
    public Optional<UUID> idOf(TenantId tenant, String configName) {
        return connectionNamed(tenant, configName);
    }

    @Override
    public Optional<Connection> credential(TenantId tenant, UUID connectionId) {
        return transactions.in(tenant, () -> store.find(tenant, connectionId)
                .flatMap(connection -> store.sealed(tenant, connectionId).map(kept -> open(tenant, connection, kept))));
    }

    @Override
    public void markHealth(TenantId tenant, UUID connectionId, boolean healthy, String code) {
        transactions.run(tenant, () -> store.health(tenant, connectionId, healthy, code));
    }

    SealedCredential seal(TenantId tenant, UUID id, Credential credential) {
        return new SealedCredential(
                vault.seal(place(tenant, id, "client_id"), credential.clientId().getBytes(StandardCharsets.UTF_8)),
                vault.seal(place(tenant, id, "secret"), credential.secret().getBytes(StandardCharsets.UTF_8)));
    }

    private Connection open(TenantId tenant, AggregatorConnection connection, SealedCredential credential) {
        return new Connection(
                tenant,
                connection.id(),
                connection.vendor(),
                connection.configName(),
                URI.create(withoutSlash(connection.baseUrl())),
                connection.accountRef(),
                text(vault.open(place(tenant, connection.id(), "client_id"), credential.clientId())),
                text(vault.open(place(tenant, connection.id(), "secret"), credential.secret())));
    }

    private static SealedPlace place(TenantId tenant, UUID id, String field) {
        return new SealedPlace(tenant, "aggregator_connections", id.toString(), field);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? withoutSlash(url.substring(0, url.length() - 1)) : url;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
