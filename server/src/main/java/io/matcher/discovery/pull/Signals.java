package io.matcher.discovery.pull;

import io.matcher.platform.http.StrictJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the webhooks of the vendors. Nothing in a body is believed beyond what narrows our own question to the vendor. */
public final class Signals {

    private static final JsonMapper JSON = StrictJson.mapper();

    private Signals() {}

    /** Reads a body of at most 1 MiB. Never fails: what can not be understood is an {@link Signal.Unknown}. */
    public static VendorEvent parse(Vendor vendor, byte[] body) {
        return object(body)
                .map(message -> switch (vendor) {
                    case PLUGGY -> PluggySignals.read(message, hash(body));
                    case BELVO -> BelvoSignals.read(message, hash(body));
                })
                .orElseGet(() -> unreadable(hash(body)));
    }

    private static VendorEvent unreadable(String bodyHash) {
        return new VendorEvent(
                VendorEvent.UNREADABLE, bodyHash, Optional.empty(), new Signal.Unknown(VendorEvent.UNREADABLE));
    }

    private static Optional<JsonNode> object(byte[] body) {
        try {
            JsonNode message = JSON.readTree(body);
            return message.isObject() ? Optional.of(message) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static String hash(byte[] body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
