package io.matcher.platform.secrets;

import io.matcher.platform.tenancy.TenantId;
import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value lives; part of what is authenticated, so that it opens there only.
 *
 * @param row the row's identity within the table
 */
public record SealedPlace(TenantId tenant, String table, String row, String field) {

    byte[] bytes() {
        return String.join("\0", tenant.toString(), table, row, field).getBytes(StandardCharsets.UTF_8);
    }
}
