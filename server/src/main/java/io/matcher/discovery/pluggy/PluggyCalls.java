package io.matcher.discovery.pluggy;

import io.matcher.discovery.pull.Connection;
import io.matcher.discovery.pull.VendorException;
import io.matcher.discovery.pull.VendorHttp;
import io.matcher.platform.http.outbound.OutboundResponse;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;

/** Calls with an API key. A key that is not taken is renewed once, and the call made once more. */
@Component
class PluggyCalls {

    private final VendorHttp http;
    private final ApiKeys keys;

    PluggyCalls(VendorHttp http, ApiKeys keys) {
        this.http = http;
        this.keys = keys;
    }

    /** The answer, whatever its status. */
    OutboundResponse get(Connection connection, String path, SequencedMap<String, String> query)
            throws VendorException {
        String key = keys.of(connection);
        OutboundResponse response = http.get(connection, path, query, Map.of("X-API-KEY", key));
        if (response.status() != 401 && response.status() != 403) {
            return response;
        }
        keys.forget(connection, key);
        return http.get(connection, path, query, Map.of("X-API-KEY", keys.of(connection)));
    }

    void forgetKey(Connection connection) {
        keys.forget(connection);
    }
}
