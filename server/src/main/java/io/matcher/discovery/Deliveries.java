package io.matcher.discovery;

import io.matcher.discovery.pull.Pulls;
import io.matcher.discovery.pull.Signal;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps what was delivered, together with the pull it asks for: one transaction, so that an acknowledged delivery is never lost and
 * never pulled for without being kept. Deliveries that arrive together share that transaction.
 */
@Component
class Deliveries {

    private static final int LARGEST_GROUP = 64;

    /** What new deliveries ask of a connection; once, however many of them ask it. */
    private record Asked(UUID connectionId, Signal signal) {}

    private final DeliveryStore store;
    private final TokenStore tokens;
    private final Pulls pulls;
    private final Batches<TenantId, Delivery, UUID> commits;

    @Autowired
    Deliveries(DeliveryStore store, TokenStore tokens, Pulls pulls, Transactions transactions) {
        this(store, tokens, pulls, transactions, LARGEST_GROUP);
    }

    Deliveries(DeliveryStore store, TokenStore tokens, Pulls pulls, Transactions transactions, int largestGroup) {
        this.store = store;
        this.tokens = tokens;
        this.pulls = pulls;
        this.commits = new Batches<>(
                "webhooks",
                largestGroup,
                (tenant, deliveries) -> transactions.in(tenant, () -> keep(tenant, deliveries)));
    }

    /** Keeps a delivery and returns the id it is kept under once that is on disk: an earlier one's when it is a repetition. */
    UUID keep(Delivery delivery) {
        return commits.submit(delivery.binding().tenant(), delivery);
    }

    private List<UUID> keep(TenantId tenant, List<Delivery> deliveries) {
        Map<DeliveryStore.Key, Integer> copies = new LinkedHashMap<>();
        Map<DeliveryStore.Key, Delivery> first = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            DeliveryStore.Key key = DeliveryStore.Key.of(delivery);
            first.putIfAbsent(key, delivery);
            copies.merge(key, 1, Integer::sum);
        }
        Map<DeliveryStore.Key, UUID> kept = store.keep(tenant, first, copies);
        first.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(kept.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .filter(Delivery::isSignal)
                .map(delivery -> new Asked(
                        delivery.binding().connectionId(), delivery.event().signal()))
                .distinct()
                .forEach(asked -> pulls.signalled(tenant, asked.connectionId(), asked.signal()));
        Set<UUID> used = new TreeSet<>();
        deliveries.forEach(delivery -> used.add(delivery.binding().tokenId()));
        tokens.used(tenant, used);
        return deliveries.stream()
                .map(delivery -> kept.getOrDefault(DeliveryStore.Key.of(delivery), delivery.id()))
                .toList();
    }
}
