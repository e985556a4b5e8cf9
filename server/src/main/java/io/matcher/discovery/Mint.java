package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.CommitMark;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.events.Outbox;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Registers the hashes of fresh tokens. The token itself never comes here. */
@Component
class Mint {

    static final String NOUN = "webhook_token";
    private static final int LARGEST_GROUP = 64;

    /**
     * A token to register, by its hash, for the connection of that vendor and name.
     *
     * @param mark of the request that asks for it
     */
    record Order(Caller caller, UUID tokenId, TokenHash hash, Vendor vendor, String configName, CommitMark mark) {}

    private final TokenStore store;
    private final Audit audit;
    private final Outbox outbox;
    private final Batches<TenantId, Order, Outcome<UUID>> commits;

    Mint(TokenStore store, Audit audit, Outbox outbox, Transactions transactions) {
        this.store = store;
        this.audit = audit;
        this.outbox = outbox;
        this.commits = new Batches<>(
                "mint", LARGEST_GROUP, (tenant, orders) -> transactions.in(tenant, () -> register(tenant, orders)));
    }

    /** Registers a token for an existing connection, and returns its id once it is committed; {@code MTCH-0201} without one. */
    Outcome<UUID> register(Caller caller, Vendor vendor, String configName, TokenHash hash) {
        return commits.submit(
                caller.tenant(), new Order(caller, Ids.next(), hash, vendor, configName, CommitMark.current()));
    }

    private List<Outcome<UUID>> register(TenantId tenant, List<Order> orders) {
        Map<String, TokenStore.Bindable> connections =
                store
                        .bindable(
                                tenant,
                                orders.stream()
                                        .map(Order::configName)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(TokenStore.Bindable::configName, connection -> connection));
        List<Outcome<UUID>> answers = new ArrayList<>(orders.size());
        List<TokenStore.NewToken> tokens = new ArrayList<>(orders.size());
        List<Audit.Entry> audited = new ArrayList<>(orders.size());
        List<Outbox.Event> events = new ArrayList<>(orders.size());
        List<CommitMark> marks = new ArrayList<>(orders.size());
        for (Order order : orders) {
            TokenStore.Bindable connection = connections.get(order.configName());
            if (connection == null || connection.vendor() != order.vendor()) {
                answers.add(ConnectionDesk.unknown());
                continue;
            }
            answers.add(Outcome.done(order.tokenId()));
            tokens.add(new TokenStore.NewToken(order.tokenId(), connection.id(), order.vendor(), order.hash()));
            audited.add(new Audit.Entry(
                    order.caller(),
                    NOUN,
                    order.tokenId(),
                    "MINT",
                    Map.of(
                            "connectionId",
                            connection.id(),
                            "hashPrefix",
                            order.hash().shown())));
            events.add(new Outbox.Event(
                    NOUN + ".minted",
                    NOUN,
                    order.tokenId(),
                    Map.of("tokenId", order.tokenId(), "connectionId", connection.id())));
            marks.add(order.mark());
        }
        if (!tokens.isEmpty()) {
            store.insert(tenant, tokens);
            audit.recordAll(tenant, audited);
            outbox.addAll(tenant, events);
            marks.forEach(mark -> mark.write(tenant));
        }
        return answers;
    }
}
