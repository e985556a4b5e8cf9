package io.matcher.platform.security;

import io.matcher.platform.http.Problems;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.tenancy.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Checks the permission of an operation before its body is read or anything is looked up. */
@Component
public class PermissionInterceptor implements HandlerInterceptor {

    private final Problems problems;

    PermissionInterceptor(Problems problems) {
        this.problems = problems;
    }

    /** The verified caller of this request. */
    public static Optional<Caller> caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication
                ? Optional.of(authentication.getPrincipal())
                : Optional.empty();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().startsWith("io.matcher")) {
            return true;
        }
        String operation = method.getMethod().getName();
        if (Operations.isOpen(operation)) {
            return true;
        }
        Optional<Permission> needed = Operations.permissionOf(operation);
        Optional<Caller> caller = caller();
        if (caller.isPresent() && Operations.allows(operation, caller.get().permissions())) {
            return true;
        }
        String detail = needed.map(permission -> "This operation takes the permission " + permission.wire())
                .orElse("This operation is not open to anyone");
        problems.write(request, response, Refusal.of(ErrorCode.FORBIDDEN, detail));
        return false;
    }
}
