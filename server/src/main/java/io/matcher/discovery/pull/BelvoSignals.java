package io.matcher.discovery.pull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads Belvo's webhooks. Whether {@code webhook_id} names an event or a subscription is not documented, so it never stands alone in
 * the key of an event; without a request id the hash of the body joins it.
 */
final class BelvoSignals {

    private static final Set<String> HEALTH =
            Set.of("token_required", "invalid_credentials", "login_error", "link_deleted");

    private BelvoSignals() {}

    static VendorEvent read(JsonNode message, String bodyHash) {
        Optional<String> type = SignalFields.name(message, "webhook_type");
        Optional<String> code = SignalFields.name(message, "webhook_code");
        if (type.isEmpty() || code.isEmpty()) {
            return new VendorEvent(
                    VendorEvent.UNREADABLE,
                    bodyHash,
                    SignalFields.id(message, "link_id"),
                    new Signal.Unknown(VendorEvent.UNREADABLE));
        }
        String event = shorten(type.get() + "/" + code.get());
        Optional<String> link = SignalFields.id(message, "link_id");
        return new VendorEvent(
                event, key(message, event, link, bodyHash), link, signal(type.get(), code.get(), message));
    }

    private static String key(JsonNode message, String event, Optional<String> link, String bodyHash) {
        Optional<String> request = SignalFields.id(message, "request_id");
        return Stream.of(
                        SignalFields.id(message, "webhook_id").orElse(""),
                        event,
                        link.orElse(""),
                        request.orElse(bodyHash))
                .collect(Collectors.joining("|"));
    }

    private static Signal signal(String type, String code, JsonNode message) {
        if (code.startsWith("openfinance_consent") || HEALTH.contains(code) || type.equals("LINKS")) {
            return new Signal.HealthOnly(code);
        }
        return switch (type) {
            case "TRANSACTIONS" -> transactions(code, message);
            case "ACCOUNTS" -> new Signal.Accounts();
            default -> new Signal.Unknown(type + "/" + code);
        };
    }

    private static Signal transactions(String code, JsonNode message) {
        List<String> ids = SignalFields.ids(message.path("data").path("transactions"));
        return switch (code) {
            case "historical_update" -> new Signal.AllOfItem();
            case "new_transactions_available" -> new Signal.Refresh();
            case "transactions_updated" ->
                ids.isEmpty() ? new Signal.AllOfItem() : new Signal.Updated(Optional.empty(), ids);
            case "transactions_deleted" ->
                ids.isEmpty() ? new Signal.AllOfItem() : new Signal.Deleted(Optional.empty(), ids);
            default -> new Signal.Unknown("TRANSACTIONS/" + code);
        };
    }

    private static String shorten(String event) {
        return event.length() <= 100 ? event : event.substring(0, 100);
    }
}
