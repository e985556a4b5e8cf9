package io.matcher.discovery.pull;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param records what it shows, those that could not be read included
 * @param accounts accounts that the records name on the way; empty where the vendor lists by account
 * @param next the way on; empty at the end
 * @param total how many records the whole list has, where the vendor says so; a list whose pages shift while it is read shows other than that
 */
public record VendorPage(
        List<VendorRecord> records, List<VendorAccount> accounts, Optional<String> next, Optional<Long> total) {

    /** The end of a list that shows nothing. */
    public static final VendorPage EMPTY = new VendorPage(List.of(), List.of(), Optional.empty(), Optional.empty());
}
