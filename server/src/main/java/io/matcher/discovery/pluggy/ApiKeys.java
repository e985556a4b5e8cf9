package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.platform.http.StrictJson;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pluggy's API keys: one for each connection, asked for when needed and kept, in memory only, until shortly before it expires. */
@Component
class ApiKeys {

    private static final JsonMapper JSON = StrictJson.mapper();
    private static final int MOST = 10_000;
    private static final Duration USUAL_LIFE = Duration.ofHours(2);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private record Key(Connection of, String value, Instant until) {}

    private final VendorHttp http;
    private final Clock clock;
    private final Map<UUID, Key> keys = new LinkedHashMap<>();

    ApiKeys(VendorHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** The key to use now. A connection whose credential or address changed gets a new one. */
    String of(Connection connection) throws VendorException {
        Optional<Key> known = known(connection);
        return known.isPresent() ? known.get().value() : fetch(connection);
    }

    /** Drops a key that the vendor no longer takes, unless another took its place meanwhile. */
    void forget(Connection connection, String value) {
        synchronized (keys) {
            Key known = keys.get(connection.id());
            if (known != null && known.value().equals(value)) {
                keys.remove(connection.id());
            }
        }
    }

    /** Drops whatever key there is. */
    void forget(Connection connection) {
        synchronized (keys) {
            keys.remove(connection.id());
        }
    }

    private Optional<Key> known(Connection connection) {
        synchronized (keys) {
            return Optional.ofNullable(keys.get(connection.id()))
                    .filter(key -> key.of().equals(connection) && key.until().isAfter(clock.instant()));
        }
    }

    private String fetch(Connection connection) throws VendorException {
        OutboundResponse response = http.post(
                connection,
                "/auth",
                Map.of("clientId", connection.clientId(), "clientSecret", connection.secret(), "nonExpiring", false));
        if (response.status() == 401 || response.status() == 403) {
            throw new VendorException("unauthorised", new VendorException.Stop(true));
        }
        PluggyErrors.throwUnlessOk(response);
        JsonNode value = VendorHttp.json(response).path("apiKey");
        if (!value.isString() || !value.stringValue().matches("[\\x21-\\x7e]{1,8000}")) {
            throw new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3));
        }
        keep(new Key(
                connection, value.stringValue(), expiry(value.stringValue()).minus(MARGIN)));
        return value.stringValue();
    }

    private void keep(Key key) {
        synchronized (keys) {
            keys.remove(key.of().id());
            keys.put(key.of().id(), key);
            if (keys.size() > MOST) {
                keys.remove(keys.keySet().iterator().next());
            }
        }
    }

    /** The key is a JWT of the vendor's; only its {@code exp} is read, to know when to ask again, so its signature does not matter. */
    private Instant expiry(String jwt) {
        Instant usual = clock.instant().plus(USUAL_LIFE);
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return usual;
        }
        try {
            JsonNode claims =
                    JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
            return VendorFields.amount(claims.path("exp"))
                    .map(exp -> Instant.ofEpochSecond(exp.longValue()))
                    .filter(exp -> exp.isBefore(usual))
                    .orElse(usual);
        } catch (IllegalArgumentException | JacksonException opaque) {
            return usual;
        }
    }
}
