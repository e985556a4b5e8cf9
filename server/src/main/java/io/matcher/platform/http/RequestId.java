package io.matcher.platform.http;

import io.matcher.platform.database.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id. A caller's {@code X-Request-ID} is echoed where it is well formed, and is the id where it is a UUID;
 * otherwise we make one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

    private static final String HEADER = "X-Request-ID";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** The id of this request. */
    public static UUID of(HttpServletRequest request) {
        return known(request).orElseGet(Ids::next);
    }

    /** The id of this request; empty for one that was malformed before it could get one. */
    static Optional<UUID> known(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UUID id ? Optional.of(id) : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String claimed = request.getHeader(HEADER);
        boolean usable = claimed != null && WELL_FORMED.matcher(claimed).matches();
        UUID id = usable && UUID_FORM.matcher(claimed).matches() ? UUID.fromString(claimed) : Ids.next();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, usable ? claimed : id.toString());
        MDC.put("request", id.toString());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("request");
        }
    }
}
