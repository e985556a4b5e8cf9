package io.matcher.platform.security;

import static io.matcher.platform.security.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The five roles a token may name, each a set of permissions. */
public enum Role {
    VIEWER,
    ANALYST,
    OPERATOR,
    ADMIN,
    SYSTEM;

    private static final Set<Permission> ANALYST_ADDS = EnumSet.of(
            IMPORT_CREATE,
            JOB_RUN,
            MANUAL_CREATE,
            ADJUSTMENT_CREATE,
            EXCEPTION_RESOLVE,
            EXCEPTION_DISPATCH,
            DISPUTE_WRITE,
            COMMENT_WRITE,
            EXPORT_JOB_WRITE,
            TRANSACTION_IGNORE);
    private static final Set<String> CONFIGURATION =
            Set.of("context", "source", "field-map", "rule", "fee-schedule", "schedule", "fee-rule");

    private static final Map<Role, Set<Permission>> GRANTED = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(role -> role, role -> Set.copyOf(granted(role))));

    /** The role of that name, as tokens write it in lower case. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(name)).findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the role may do. {@code system:admin} of the default tenant's admin is added where the token is read. */
    public Set<Permission> permissions() {
        return Objects.requireNonNull(GRANTED.get(this));
    }

    private static Set<Permission> granted(Role role) {
        return switch (role) {
            case VIEWER -> viewer();
            case ANALYST -> with(viewer(), ANALYST_ADDS);
            case OPERATOR -> with(granted(ANALYST), operatorAdds());
            case ADMIN ->
                with(
                        granted(OPERATOR),
                        EnumSet.of(ACTOR_MAPPING_DELETE, ACTOR_MAPPING_DEANONYMIZE, SYSTEM_TENANT, APPROVAL_DECIDE));
            case SYSTEM -> EnumSet.of(SYSTEM_ADMIN);
        };
    }

    private static Set<Permission> viewer() {
        Set<Permission> permissions = EnumSet.of(TRANSACTION_SEARCH);
        Arrays.stream(Permission.values())
                .filter(permission -> permission.wire().endsWith(":read"))
                .forEach(permissions::add);
        return permissions;
    }

    private static Set<Permission> operatorAdds() {
        Set<Permission> permissions = EnumSet.of(DISCOVERY_WRITE, JOB_DELETE, CALLBACK_PROCESS, ACTOR_MAPPING_WRITE);
        Arrays.stream(Permission.values())
                .filter(permission -> CONFIGURATION.contains(permission.wire().split(":", 2)[0]))
                .forEach(permissions::add);
        return permissions;
    }

    private static Set<Permission> with(Set<Permission> base, Set<Permission> more) {
        Set<Permission> permissions = EnumSet.copyOf(base);
        permissions.addAll(more);
        return permissions;
    }
}
