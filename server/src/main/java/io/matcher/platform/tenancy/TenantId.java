package io.matcher.platform.tenancy;

import java.util.UUID;

/** A tenant, as a verified token, console session, webhook token or callback token named it. */
public record TenantId(UUID value) {

    /** The tenant of a service that runs without authentication, and of tokens made by the command line unless told otherwise. */
    public static final TenantId DEFAULT = new TenantId(UUID.fromString("11111111-1111-1111-1111-111111111111"));

    @Override
    public String toString() {
        return value.toString();
    }
}
