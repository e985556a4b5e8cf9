package io.matcher.discovery.pull;

import java.time.Instant;
import java.util.Optional;

/**
 * A transaction at the vendor.
 *
 * @param id the vendor's id, at most 64 characters; empty when it has none we take
 * @param accountId of the account it is on
 * @param createdAt when the vendor took it in, by its clock
 */
public record VendorRecord(Optional<String> id, String accountId, Optional<Instant> createdAt, Reading reading) {

    /** What we made of it. */
    public sealed interface Reading {}

    /** It was understood. */
    public record Understood(KeptRecord record) implements Reading {}

    /**
     * It was not, and is kept with the reason.
     *
     * @param reason a sentence of ours, without the vendor's text
     */
    public record Refused(String reason) implements Reading {}
}
