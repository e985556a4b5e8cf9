package io.matcher.platform.security;

import io.matcher.platform.http.Problems;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.matcher.platform.tenancy.Tenants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Without authentication everyone on this machine is the default tenant's admin, named by {@code X-User-ID}.
 *
 * <p>A page of another site in the user's browser is not on this machine: an unknown Host (DNS rebinding) or a foreign Origin is refused.
 */
final class AuthenticationOff extends OncePerRequestFilter {

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int MAX_SUBJECT_LENGTH = 255;

    private final ServeOptions options;
    private final Problems problems;
    private final Tenants tenants;

    AuthenticationOff(ServeOptions options, Problems problems, Tenants tenants) {
        this.options = options;
        this.problems = problems;
        this.tenants = tenants;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!known(request.getServerName()) || foreign(request.getHeader("Origin"))) {
            problems.write(
                    request,
                    response,
                    Refusal.of(
                            ErrorCode.FORBIDDEN,
                            "Without authentication only pages and programs of this machine are served"));
            return;
        }
        tenants.welcome(TenantId.DEFAULT);
        Set<Permission> everything = EnumSet.allOf(Permission.class);
        SecurityContextHolder.getContext()
                .setAuthentication(new CallerAuthentication(
                        new Caller(TenantId.DEFAULT, subject(request.getHeader("X-User-ID")), everything)));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private boolean known(String host) {
        URI publicUrl = options.publicUrl();
        return LOCAL_HOSTS.contains(host)
                || host.equals(options.bind())
                || (publicUrl != null && host.equals(publicUrl.getHost()));
    }

    private boolean foreign(@Nullable String origin) {
        if (origin == null) {
            return false;
        }
        try {
            String host = URI.create(origin).getHost();
            return host == null || !known(host);
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    private static String subject(@Nullable String header) {
        return header == null || header.isBlank() || header.length() > MAX_SUBJECT_LENGTH
                ? "anonymous"
                : header.strip();
    }
}
