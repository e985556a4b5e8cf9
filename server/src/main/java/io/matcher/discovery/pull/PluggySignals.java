package io.matcher.discovery.pull;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads Pluggy's webhooks. {@code eventId} is the same for each repetition of an event; the links in the body are never followed. */
final class PluggySignals {

    private PluggySignals() {}

    static VendorEvent read(JsonNode message, String bodyHash) {
        String event = SignalFields.name(message, "event").orElse(VendorEvent.UNREADABLE);
        String key = SignalFields.id(message, "eventId").orElse(bodyHash);
        return new VendorEvent(event, key, SignalFields.id(message, "itemId"), signal(event, message));
    }

    private static Signal signal(String event, JsonNode message) {
        Optional<String> account = SignalFields.id(message, "accountId");
        return switch (event) {
            case "item/created" -> new Signal.AllOfItem();
            case "item/updated" -> new Signal.Refresh();
            case "transactions/created" ->
                SignalFields.instant(message, "transactionsCreatedAtFrom")
                        .<Signal>map(from -> new Signal.CreatedSince(account, from))
                        .orElseGet(Signal.Refresh::new);
            case "transactions/updated" -> {
                List<String> ids = SignalFields.ids(message.path("transactionIds"));
                yield ids.isEmpty() ? new Signal.Refresh() : new Signal.Updated(account, ids);
            }
            case "transactions/deleted" -> {
                List<String> ids = SignalFields.ids(message.path("transactionIds"));
                yield ids.isEmpty() ? new Signal.AllOfItem() : new Signal.Deleted(account, ids);
            }
            case "item/error",
                    "item/deleted",
                    "item/waiting_user_input",
                    "item/waiting_user_action",
                    "connector/status_updated" -> new Signal.HealthOnly(event);
            default -> new Signal.Unknown(event);
        };
    }
}
