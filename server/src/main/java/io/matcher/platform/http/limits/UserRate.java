package io.matcher.platform.http.limits;

import io.matcher.platform.http.AccessLog;
import io.matcher.platform.http.Problems;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.security.PermissionInterceptor;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no user ask more often than permitted; the settings have a tighter limit of their own. */
@Component
@Order(10)
class UserRate extends OncePerRequestFilter {

    private static final String SETTINGS_PATH = "/system/";

    private final RateLimits limits;
    private final Settings settings;
    private final Problems problems;

    UserRate(RateLimits limits, Settings settings, Problems problems) {
        this.limits = limits;
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = PermissionInterceptor.caller();
        caller.ifPresent(known -> AccessLog.servedFor(request, known.tenant()));
        Optional<Duration> wait = caller.flatMap(known -> count(request, known));
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = wait.get().plusSeconds(1).minusNanos(1).toSeconds();
        response.setHeader("Retry-After", Long.toString(seconds));
        problems.write(
                request,
                response,
                Refusal.of(ErrorCode.RATE_LIMITED, "Too many requests; try again in " + seconds + " s"));
    }

    private Optional<Duration> count(HttpServletRequest request, Caller caller) {
        if (!settings.flag("rate_limit.enabled")) {
            return Optional.empty();
        }
        String user = caller.tenant() + ":" + caller.subject();
        return request.getRequestURI().startsWith(SETTINGS_PATH)
                ? count("admin:" + user, "rate_limit.admin_max", "rate_limit.admin_expiry_sec")
                : count("user:" + user, "rate_limit.max", "rate_limit.expiry_sec");
    }

    private Optional<Duration> count(String what, String max, String windowSeconds) {
        return limits.count(what, settings.number(max), Duration.ofSeconds(settings.number(windowSeconds)));
    }
}
