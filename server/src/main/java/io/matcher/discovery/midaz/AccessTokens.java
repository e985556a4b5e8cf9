package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorFields;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Access tokens by client credentials: one for each connection, kept in memory only, until a minute before it expires. */
@Component
class AccessTokens {

    private static final String PATH = "/v1/login/oauth/access_token";
    private static final int MOST = 10_000;
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private record Token(Connection of, String value, Instant until) {}

    private final VendorHttp http;
    private final Clock clock;
    private final Map<UUID, Token> tokens = new LinkedHashMap<>();

    AccessTokens(VendorHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** The token to use now. A connection whose credential or address changed gets a new one. */
    String of(Connection connection, URI auth) throws VendorException {
        Connection there = connection.at(auth);
        Optional<Token> known = known(there);
        return known.isPresent() ? known.get().value() : fetch(there);
    }

    /** Drops a token that is no longer taken, unless another took its place meanwhile. */
    void forget(Connection connection, String value) {
        synchronized (tokens) {
            Token known = tokens.get(connection.id());
            if (known != null && known.value().equals(value)) {
                tokens.remove(connection.id());
            }
        }
    }

    /** Drops whatever token there is. */
    void forget(Connection connection) {
        synchronized (tokens) {
            tokens.remove(connection.id());
        }
    }

    private Optional<Token> known(Connection connection) {
        synchronized (tokens) {
            return Optional.ofNullable(tokens.get(connection.id()))
                    .filter(token ->
                            token.of().equals(connection) && token.until().isAfter(clock.instant()));
        }
    }

    private String fetch(Connection connection) throws VendorException {
        OutboundResponse response = http.post(
                connection,
                PATH,
                Map.of(
                        "grantType",
                        "client_credentials",
                        "clientId",
                        connection.clientId(),
                        "clientSecret",
                        connection.secret()));
        if (response.status() == 400 || response.status() == 401 || response.status() == 403) {
            throw new VendorException("unauthorised", new VendorException.Stop(true));
        }
        if (response.status() != 201) {
            MidazErrors.throwUnlessOk(response);
        }
        JsonNode body = VendorHttp.json(response);
        String value = Stream.of("accessToken", "access_token")
                .map(body::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse("");
        if (!value.matches("[\\x21-\\x7e]{1,8000}")) {
            throw new VendorException("malformed_response", new VendorException.Retry(Duration.ofSeconds(3), 3));
        }
        keep(new Token(connection, value, clock.instant().plus(life(body)).minus(MARGIN)));
        return value;
    }

    private static Duration life(JsonNode body) {
        return Stream.of("expiresIn", "expires_in")
                .map(member -> VendorFields.amount(body.path(member)))
                .flatMap(Optional::stream)
                .map(BigDecimal::longValue)
                .map(seconds -> Duration.ofSeconds(Math.clamp(seconds, 0, USUAL_LIFE.toSeconds())))
                .findFirst()
                .orElse(USUAL_LIFE);
    }

    private void keep(Token token) {
        synchronized (tokens) {
            tokens.remove(token.of().id());
            tokens.put(token.of().id(), token);
            if (tokens.size() > MOST) {
                tokens.remove(tokens.keySet().iterator().next());
            }
        }
    }
}
