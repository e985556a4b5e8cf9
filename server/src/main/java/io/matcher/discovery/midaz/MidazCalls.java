package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Calls Midaz, signed in where the connection says so. A token that is not taken is renewed once, and the call made once more. */
@Component
class MidazCalls {

    private interface Call {

        OutboundResponse make(Connection there, Map<String, String> headers) throws VendorException;
    }

    private final VendorHttp http;
    private final AccessTokens tokens;

    MidazCalls(VendorHttp http, AccessTokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** Asks where organisations, ledgers and accounts are served; the answer, whatever its status. */
    OutboundResponse onboarding(Connection connection, MidazConnection known, String path) throws VendorException {
        return ask(
                connection,
                known,
                known.onboardingUrl(),
                (at, headers) -> http.get(at, path, new LinkedHashMap<>(), headers));
    }

    /** Asks where transactions are served; the answer, whatever its status. */
    OutboundResponse transaction(
            Connection connection, MidazConnection known, String path, SequencedMap<String, String> query)
            throws VendorException {
        return ask(connection, known, known.transactionUrl(), (at, headers) -> http.get(at, path, query, headers));
    }

    /** Asks how many transactions there are, which a header tells; the answer, whatever its status. */
    OutboundResponse count(
            Connection connection, MidazConnection known, String path, SequencedMap<String, String> query)
            throws VendorException {
        return ask(connection, known, known.transactionUrl(), (at, headers) -> http.head(at, path, query, headers));
    }

    void forgetToken(Connection connection) {
        tokens.forget(connection);
    }

    private OutboundResponse ask(Connection connection, MidazConnection known, String base, Call call)
            throws VendorException {
        Connection there = connection.at(MidazBook.uri(base));
        if (known.authUrl() == null) {
            return call.make(there, Map.of());
        }
        URI auth = MidazBook.uri(known.authUrl());
        String token = tokens.of(connection, auth);
        OutboundResponse response = call.make(there, bearer(token));
        if (response.status() != 401) {
            return response;
        }
        tokens.forget(connection, token);
        return call.make(there, bearer(tokens.of(connection, auth)));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
