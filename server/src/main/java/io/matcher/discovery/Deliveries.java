package io.matcher.discovery;

import io.matcher.discovery.pull.Pulls;
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

    private final DeliveryStore store;
    private final TokenStore tokens;
    private final Pulls pulls;
    private final GroupCommit<Delivery, UUID> commits;

    @Autowired
    Deliveries(DeliveryStore store, TokenStore tokens, Pulls pulls, Transactions transactions) {
        this(store, tokens, pulls, transactions, LARGEST_GROUP);
    }

    Deliveries(DeliveryStore store, TokenStore tokens, Pulls pulls, Transactions transactions, int largestGroup) {
        this.store = store;
        this.tokens = tokens;
        this.pulls = pulls;
        this.commits = new GroupCommit<>("webhooks", largestGroup, transactions, this::keep);
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
        first.forEach((key, delivery) -> {
            if (delivery.id().equals(kept.get(key)) && delivery.isSignal()) {
                pulls.signalled(
                        tenant,
                        delivery.binding().connectionId(),
                        delivery.event().signal());
            }
        });
        Set<UUID> used = new TreeSet<>();
        deliveries.forEach(delivery -> used.add(delivery.binding().tokenId()));
        tokens.used(tenant, used);
        return deliveries.stream()
                .map(delivery -> kept.getOrDefault(DeliveryStore.Key.of(delivery), delivery.id()))
                .toList();
    }
}
