package io.matcher.platform.security;

import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads a verified token: tenant, subject, and permissions from a role, a list or a scope. What it does not know grants nothing. */
final class Claims {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Claims() {}

    /** The caller; empty when the token names no tenant. */
    static Optional<Caller> caller(Jwt token) {
        return tenant(token).map(tenant -> new Caller(tenant, token.getSubject(), permissions(token, tenant)));
    }

    private static Optional<TenantId> tenant(Jwt token) {
        Object claim =
                token.getClaims().getOrDefault("tenant_id", token.getClaims().get("tenantId"));
        return claim instanceof String text && UUID_FORM.matcher(text).matches()
                ? Optional.of(new TenantId(UUID.fromString(text)))
                : Optional.empty();
    }

    private static Set<Permission> permissions(Jwt token, TenantId tenant) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (token.getClaims().get("permissions") instanceof Collection<?> names) {
            names.forEach(name -> Permission.named(String.valueOf(name)).ifPresent(permissions::add));
        }
        if (token.getClaims().get("scope") instanceof String scope) {
            Arrays.stream(scope.split(" ", -1))
                    .forEach(name -> Permission.named(name).ifPresent(permissions::add));
        }
        if (token.getClaims().get("role") instanceof String name) {
            Role.named(name).ifPresent(role -> permissions.addAll(permissions(role, tenant)));
        }
        return permissions;
    }

    /** What the role grants in that tenant: the default tenant's admin also runs the platform. */
    static Set<Permission> permissions(Role role, TenantId tenant) {
        Set<Permission> permissions = EnumSet.copyOf(role.permissions());
        if (role == Role.ADMIN && tenant.equals(TenantId.DEFAULT)) {
            permissions.add(Permission.SYSTEM_ADMIN);
        }
        return permissions;
    }
}
