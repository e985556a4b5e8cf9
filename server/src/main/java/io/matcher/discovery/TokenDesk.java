package io.matcher.discovery;

import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the live tokens are looked through and revoked. */
@Component
class TokenDesk {

    private final TokenStore store;
    private final ConnectionStore connections;
    private final Transactions transactions;
    private final Audit audit;
    private final Outbox outbox;

    TokenDesk(TokenStore store, ConnectionStore connections, Transactions transactions, Audit audit, Outbox outbox) {
        this.store = store;
        this.connections = connections;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** The live tokens of the connection of that name, or of all; a name that no connection has is refused. */
    Outcome<List<TokenStore.Listed>> page(TenantId tenant, @Nullable String configName, PageRequest page) {
        return transactions.in(tenant, () -> {
            if (configName == null) {
                return Outcome.done(store.page(tenant, null, page));
            }
            return connections
                    .named(tenant, configName)
                    .map(connection -> Outcome.done(store.page(tenant, connection.id(), page)))
                    .orElseGet(ConnectionDesk::unknown);
        });
    }

    /** Revokes a token: deliveries with it are refused from the next one on. */
    Outcome<UUID> revoke(Caller caller, UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> store.revoke(tenant, id)
                .map(connectionId -> {
                    Map<String, UUID> ids = Map.of("tokenId", id, "connectionId", connectionId);
                    audit.record(caller, Mint.NOUN, id, "REVOKE", Map.of("connectionId", connectionId));
                    outbox.add(tenant, Mint.NOUN + ".revoked", Mint.NOUN, id, ids);
                    return Outcome.done(id);
                })
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such webhook token")));
    }
}
