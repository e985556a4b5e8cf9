package io.matcher.platform.security;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thing a caller may do; the wire name is what tokens carry. */
public enum Permission {
    CONTEXT_CREATE("context:create"),
    CONTEXT_READ("context:read"),
    CONTEXT_UPDATE("context:update"),
    CONTEXT_DELETE("context:delete"),
    SOURCE_CREATE("source:create"),
    SOURCE_READ("source:read"),
    SOURCE_UPDATE("source:update"),
    SOURCE_DELETE("source:delete"),
    FIELD_MAP_CREATE("field-map:create"),
    FIELD_MAP_READ("field-map:read"),
    FIELD_MAP_UPDATE("field-map:update"),
    FIELD_MAP_DELETE("field-map:delete"),
    RULE_CREATE("rule:create"),
    RULE_READ("rule:read"),
    RULE_UPDATE("rule:update"),
    RULE_DELETE("rule:delete"),
    FEE_SCHEDULE_CREATE("fee-schedule:create"),
    FEE_SCHEDULE_READ("fee-schedule:read"),
    FEE_SCHEDULE_UPDATE("fee-schedule:update"),
    FEE_SCHEDULE_DELETE("fee-schedule:delete"),
    SCHEDULE_CREATE("schedule:create"),
    SCHEDULE_READ("schedule:read"),
    SCHEDULE_UPDATE("schedule:update"),
    SCHEDULE_DELETE("schedule:delete"),
    FEE_RULE_CREATE("fee-rule:create"),
    FEE_RULE_READ("fee-rule:read"),
    FEE_RULE_UPDATE("fee-rule:update"),
    FEE_RULE_DELETE("fee-rule:delete"),
    IMPORT_CREATE("import:create"),
    JOB_READ("job:read"),
    TRANSACTION_IGNORE("transaction:ignore"),
    TRANSACTION_SEARCH("transaction:search"),
    JOB_RUN("job:run"),
    JOB_DELETE("job:delete"),
    MANUAL_CREATE("manual:create"),
    ADJUSTMENT_CREATE("adjustment:create"),
    AUDIT_READ("audit:read"),
    ARCHIVE_READ("archive:read"),
    ACTOR_MAPPING_READ("actor-mapping:read"),
    ACTOR_MAPPING_WRITE("actor-mapping:write"),
    ACTOR_MAPPING_DELETE("actor-mapping:delete"),
    ACTOR_MAPPING_DEANONYMIZE("actor-mapping:deanonymize"),
    DASHBOARD_READ("dashboard:read"),
    EXPORT_READ("export:read"),
    EXPORT_JOB_WRITE("export-job:write"),
    EXPORT_JOB_READ("export-job:read"),
    EXCEPTION_READ("exception:read"),
    EXCEPTION_RESOLVE("exception:resolve"),
    EXCEPTION_DISPATCH("exception:dispatch"),
    CALLBACK_PROCESS("callback:process"),
    DISPUTE_READ("dispute:read"),
    DISPUTE_WRITE("dispute:write"),
    COMMENT_WRITE("comment:write"),
    DISCOVERY_READ("discovery:read"),
    DISCOVERY_WRITE("discovery:write"),
    SYSTEM_ADMIN("system:admin"),
    SYSTEM_TENANT("system:tenant"),
    APPROVAL_DECIDE("approval:decide");

    private static final Map<String, Permission> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::wire, Function.identity()));

    private final String wire;

    Permission(String wire) {
        this.wire = wire;
    }

    /** The name in a token, {@code resource:action}. */
    public String wire() {
        return wire;
    }

    /** The permission of that name; empty for a name that this version does not know, which then grants nothing. */
    public static Optional<Permission> named(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
