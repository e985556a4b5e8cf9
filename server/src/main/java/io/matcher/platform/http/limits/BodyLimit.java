package io.matcher.platform.http.limits;

import io.matcher.platform.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no handler read more of a body than is permitted, whether the client declared its length or not. */
@Component
@Order(50)
class BodyLimit extends OncePerRequestFilter {

    /** What a form may hold beside the file, in bytes. */
    private static final long FORM_ALLOWANCE = 1 << 20;

    private final Settings settings;

    BodyLimit(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new LimitedRequest(request, limit(request)), response);
    }

    private long limit(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? settings.number("ingestion.max_upload_bytes") + FORM_ALLOWANCE
                : settings.number("server.body_limit_bytes");
    }
}
