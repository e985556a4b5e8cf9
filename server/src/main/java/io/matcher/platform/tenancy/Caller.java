package io.matcher.platform.tenancy;

import io.matcher.platform.security.Permission;
import java.util.Set;

/**
 * Who asks: a tenant, a subject and what the subject may do.
 *
 * @param tenant the verified tenant
 * @param subject the token's {@code sub}; for the service's own work {@code system}
 * @param permissions what the subject may do
 */
public record Caller(TenantId tenant, String subject, Set<Permission> permissions) {

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** The service itself, at work for a tenant: background jobs and verified webhooks. */
    public static Caller system(TenantId tenant) {
        return new Caller(tenant, "system", Set.of());
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
