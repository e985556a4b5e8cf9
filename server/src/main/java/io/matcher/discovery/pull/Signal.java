package io.matcher.discovery.pull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a webhook asks us to do. It carries no data that is believed: ids and instants only narrow what we ask the vendor. */
public sealed interface Signal {

    /** Everything of the connection, from the start; what is gone at the vendor is marked deleted. */
    record AllOfItem() implements Signal {}

    /** A look at everything that came since the last look, with an overlap. */
    record Refresh() implements Signal {}

    /** A look that also reads again what was read lately, for what came late or was changed without a word. */
    record Rescan() implements Signal {}

    /**
     * What the vendor took in since an instant.
     *
     * @param accountId empty for every account of the connection
     */
    record CreatedSince(Optional<String> accountId, Instant from) implements Signal {}

    /** Transactions that changed. */
    record Updated(Optional<String> accountId, List<String> ids) implements Signal {
        public Updated {
            ids = List.copyOf(ids);
        }
    }

    /** Transactions that are gone. */
    record Deleted(Optional<String> accountId, List<String> ids) implements Signal {
        public Deleted {
            ids = List.copyOf(ids);
        }
    }

    /** The accounts changed. */
    record Accounts() implements Signal {}

    /** Only the state of the connection may have changed. */
    record HealthOnly(String code) implements Signal {}

    /** An event that asks nothing of us, or that we do not know. */
    record Unknown(String event) implements Signal {}
}
