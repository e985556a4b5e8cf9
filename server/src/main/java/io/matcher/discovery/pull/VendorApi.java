package io.matcher.discovery.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One vendor's API, as pulling sees it. Every answer is bounded, checked to belong to the connection, and read into our own terms. */
public interface VendorApi {

    /** A record may be listed later than its instant says, by so much. */
    Duration USUAL_OVERLAP = Duration.ofHours(24);

    Provider vendor();

    /** How the item or link does, asked now. */
    VendorCheck.Standing standing(Connection connection) throws VendorException;

    /** Drops what was kept to save signing in, so that the next call proves the credential anew. */
    void forgetAccess(Connection connection);

    /** The accounts of the connection. */
    List<VendorAccount> accounts(Connection connection) throws VendorException;

    /** Whether transactions are listed an account at a time; else the whole connection is one list. */
    boolean listsByAccount();

    /** How many ids one {@link Query.Ids} may hold. */
    int idsPerQuery();

    /** How far a look reaches back before what was read already. */
    default Duration overlap() {
        return USUAL_OVERLAP;
    }

    /** Whether a whole list shows all that there ever was, so that what it no longer shows is gone. */
    default boolean tellsWhatIsGone() {
        return true;
    }

    /** Whether a record may change without showing among what is new; those that are not settled are then asked for with each look. */
    default boolean changesSilently() {
        return false;
    }

    /** From when on a thorough look reads again what was read already; empty for everything. */
    default Optional<Instant> rescanFrom(Connection connection, VendorAccount account) {
        return Optional.empty();
    }

    /**
     * One page of transactions.
     *
     * @param cursor where to go on, as an earlier page of the same query named it; empty for the start
     */
    VendorPage page(Connection connection, Query query, String cursor) throws VendorException;
}
