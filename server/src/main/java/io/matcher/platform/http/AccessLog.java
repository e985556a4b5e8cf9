package io.matcher.platform.http;

import io.matcher.platform.tenancy.TenantId;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes one line a request, malformed ones included: the template of the route and never the path or the query, which may hold a
 * token.
 */
public final class AccessLog extends ValveBase implements org.apache.catalina.AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final String TENANT = AccessLog.class.getName() + ".tenant";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final String UNKNOWN = "-";

    /** Asynchronous requests pass through. */
    AccessLog() {
        super(true);
    }

    /** Notes whose request it is. */
    public static void servedFor(HttpServletRequest request, TenantId tenant) {
        request.setAttribute(TENANT, tenant);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        LOG.info(
                "{} {} {} {}ms {}b tenant={} request={}",
                METHODS.contains(String.valueOf(request.getMethod())) ? request.getMethod() : UNKNOWN,
                Objects.requireNonNullElse(
                        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), UNKNOWN),
                response.getStatus(),
                TimeUnit.NANOSECONDS.toMillis(nanos),
                response.getBytesWritten(false),
                Objects.requireNonNullElse(request.getAttribute(TENANT), UNKNOWN),
                RequestId.known(request).map(Object::toString).orElse(UNKNOWN));
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // Addresses that a proxy claims are not logged.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
