package io.matcher.contexts;

import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;

/** Offered by whoever reads files, so that nobody announces files of a format that they could not be read by. */
public interface FormatCheck {

    /** Why no file can be read by the format of this key, to follow its place; empty when one can. Within a transaction of the tenant. */
    Optional<String> unusable(TenantId tenant, String key);
}
