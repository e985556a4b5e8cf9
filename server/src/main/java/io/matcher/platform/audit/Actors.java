package io.matcher.platform.audit;

import io.matcher.platform.secrets.Hmac;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.Tenants;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Names people in the audit by pseudonyms, which a tenant can cut loose from them by erasing a mapping. */
@Component
public class Actors {

    private final Tenants tenants;

    Actors(Tenants tenants) {
        this.tenants = tenants;
    }

    /** HMAC-SHA-256 of the subject under the tenant's own key, in hexadecimal. */
    public String pseudonymOf(Caller caller) {
        return HexFormat.of().formatHex(Hmac.sha256(tenants.actorKey(caller.tenant()), caller.subject()));
    }
}
