package io.matcher.discovery;

import io.matcher.discovery.pull.Cadence;
import io.matcher.discovery.pull.Pulls;
import io.matcher.discovery.pull.Signal;
import io.matcher.discovery.pull.Vendor;
import io.matcher.discovery.pull.VendorCheck;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Where connections are made, changed, tried and deleted. */
@Component
class ConnectionDesk {

    private static final String NOUN = "aggregator_connection";

    private final ConnectionStore store;
    private final TokenStore tokens;
    private final Connections connections;
    private final BaseUrls baseUrls;
    private final VendorCheck check;
    private final Pulls pulls;
    private final Transactions transactions;
    private final Audit audit;
    private final Outbox outbox;

    ConnectionDesk(
            ConnectionStore store,
            TokenStore tokens,
            Connections connections,
            BaseUrls baseUrls,
            VendorCheck check,
            Pulls pulls,
            Transactions transactions,
            Audit audit,
            Outbox outbox) {
        this.store = store;
        this.tokens = tokens;
        this.connections = connections;
        this.baseUrls = baseUrls;
        this.check = check;
        this.pulls = pulls;
        this.transactions = transactions;
        this.audit = audit;
        this.outbox = outbox;
    }

    List<AggregatorConnection> page(TenantId tenant, PageRequest page) {
        return transactions.in(tenant, () -> store.page(tenant, page));
    }

    Outcome<AggregatorConnection> get(TenantId tenant, String id) {
        return ConnectionIds.parse(id)
                .then(uuid -> transactions.in(
                        tenant,
                        () -> store.find(tenant, uuid).map(Outcome::done).orElseGet(ConnectionDesk::unknown)));
    }

    Outcome<AggregatorConnection> create(Caller caller, AggregatorConnection draft, Credential credential) {
        return baseUrls.accept(draft.baseUrl())
                .then(url -> unlessTaken(
                        draft,
                        () -> transactions.in(caller.tenant(), () -> {
                            store.insert(
                                    caller.tenant(), draft, connections.seal(caller.tenant(), draft.id(), credential));
                            tell(
                                    caller,
                                    draft,
                                    "CREATE",
                                    "created",
                                    Map.of("vendor", draft.vendor().wire()));
                            pulls.connected(caller.tenant(), draft.id(), Cadence.AGGREGATOR);
                            return Outcome.done(draft);
                        })));
    }

    /** Changes a connection; a null credential keeps the sealed one. */
    Outcome<AggregatorConnection> update(
            Caller caller,
            String id,
            String configName,
            String baseUrl,
            String accountRef,
            @Nullable Credential rotated) {
        return ConnectionIds.parse(id).then(uuid -> {
            Outcome<AggregatorConnection> known = get(caller.tenant(), id);
            return known.then(before -> baseUrls.accept(baseUrl).then(url -> {
                AggregatorConnection after =
                        new AggregatorConnection(uuid, before.vendor(), configName, baseUrl, accountRef);
                return unlessTaken(after, () -> write(caller, after, rotated));
            }));
        });
    }

    private Outcome<AggregatorConnection> write(
            Caller caller, AggregatorConnection after, @Nullable Credential rotated) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> store.lock(tenant, after.id())
                .map(before -> {
                    store.update(tenant, after);
                    if (rotated != null) {
                        store.reseal(tenant, after.id(), connections.seal(tenant, after.id(), rotated));
                    }
                    tell(caller, after, "UPDATE", "updated", Map.of("changed", changed(before, after, rotated)));
                    if (rotated != null
                            || !before.baseUrl().equals(after.baseUrl())
                            || !before.accountRef().equals(after.accountRef())) {
                        pulls.signalled(tenant, after.id(), new Signal.AllOfItem());
                    }
                    return Outcome.done(after);
                })
                .orElseGet(ConnectionDesk::unknown));
    }

    /** Deletes a connection: its tokens are refused from now on, its name is free, its history stays. */
    Outcome<UUID> delete(Caller caller, String id) {
        TenantId tenant = caller.tenant();
        return ConnectionIds.parse(id)
                .then(uuid -> transactions.in(tenant, () -> store.lock(tenant, uuid)
                        .map(connection -> {
                            store.delete(tenant, uuid);
                            int revoked = tokens.revokeAll(tenant, uuid);
                            pulls.disconnected(tenant, uuid);
                            tell(caller, connection, "DELETE", "deleted", Map.of("tokensRevoked", revoked));
                            return Outcome.done(uuid);
                        })
                        .orElseGet(ConnectionDesk::unknown)));
    }

    /** Asks the vendor, with the sealed credential, whether the connection works. No transaction is open meanwhile. */
    Outcome<Boolean> test(Caller caller, Vendor vendor, String configName) {
        TenantId tenant = caller.tenant();
        return transactions
                .in(tenant, () -> store.named(tenant, configName))
                .filter(connection -> connection.vendor() == vendor)
                .flatMap(connection -> connections.credential(tenant, connection.id()))
                .map(connection -> {
                    VendorCheck.Standing standing = check.check(connection);
                    connections.markHealth(tenant, connection.id(), standing.healthy(), standing.code());
                    return Outcome.done(standing.healthy());
                })
                .orElseGet(ConnectionDesk::unknown);
    }

    static <T> Outcome<T> unknown() {
        return Outcome.refused(ErrorCode.CONNECTION_NOT_FOUND, "There is no such aggregator connection");
    }

    private void tell(
            Caller caller, AggregatorConnection connection, String action, String event, Map<String, ?> changes) {
        audit.record(caller, NOUN, connection.id(), action, changes);
        outbox.add(
                caller.tenant(),
                NOUN + "." + event,
                NOUN,
                connection.id(),
                Map.of(
                        "connectionId",
                        connection.id(),
                        "vendor",
                        connection.vendor().wire()));
    }

    private static List<String> changed(
            AggregatorConnection before, AggregatorConnection after, @Nullable Credential rotated) {
        return java.util.stream.Stream.of(
                        before.configName().equals(after.configName()) ? "" : "configName",
                        before.baseUrl().equals(after.baseUrl()) ? "" : "baseUrl",
                        before.accountRef().equals(after.accountRef()) ? "" : "accountRef",
                        rotated == null ? "" : "credential")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Outcome<AggregatorConnection> unlessTaken(
            AggregatorConnection connection, java.util.function.Supplier<Outcome<AggregatorConnection>> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            return Outcome.refused(
                    ErrorCode.CONNECTION_NAME_TAKEN,
                    "Another aggregator connection has this name",
                    new Fault("body.configName", "is taken", connection.configName()));
        }
    }
}
