package io.matcher.discovery;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was delivered, that which could not be used included. */
@RestController
@Tag(name = "Discovery")
class DeliveryController {

    private final DeliveryStore store;
    private final ConnectionStore connections;
    private final Transactions transactions;
    private final Cursors cursors;

    DeliveryController(DeliveryStore store, ConnectionStore connections, Transactions transactions, Cursors cursors) {
        this.store = store;
        this.connections = connections;
        this.transactions = transactions;
        this.cursors = cursors;
    }

    @GetMapping(Webhooks.PATH + "/deliveries")
    @Operation(summary = "Page through the deliveries that proved themselves, newest first")
    ListAggregatorDeliveriesResponse listAggregatorDeliveries(
            Caller caller,
            @RequestParam(name = "connection_config_name", required = false) @Nullable String configName,
            @RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "deliveries\0" + configName + "\0" + state;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        return ListAggregatorDeliveriesResponse.of(cursors.page(
                caller,
                list,
                page,
                page(caller.tenant(), configName, state, page).orThrow(),
                kept -> List.of(kept.id().toString())));
    }

    private Outcome<List<DeliveryStore.Kept>> page(
            TenantId tenant, @Nullable String configName, Delivery.@Nullable State state, PageRequest page) {
        return transactions.in(
                tenant,
                () -> configName == null
                        ? Outcome.done(store.page(tenant, null, state, page))
                        : connections
                                .named(tenant, configName)
                                .map(connection -> Outcome.done(store.page(tenant, connection.id(), state, page)))
                                .orElseGet(ConnectionDesk::unknown));
    }
}
