package io.matcher.discovery.pull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which transactions are asked for. The account is empty where the vendor lists a whole connection at once. */
public sealed interface Query {

    Optional<VendorAccount> account();

    /** All that the vendor has. */
    record All(Optional<VendorAccount> account) implements Query {}

    /** What the vendor took in at or after an instant of its clock. */
    record Since(Optional<VendorAccount> account, Instant from) implements Query {}

    /** Those of the ids that still exist. */
    record Ids(Optional<VendorAccount> account, List<String> ids) implements Query {}
}
