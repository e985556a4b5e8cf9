package io.matcher.discovery.pull;

import java.util.List;

/** One vendor's API, as pulling sees it. Every answer is bounded, checked to belong to the connection, and read into our own terms. */
public interface VendorApi {

    Vendor vendor();

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

    /**
     * One page of transactions.
     *
     * @param cursor where to go on, as an earlier page of the same query named it; empty for the start
     */
    VendorPage page(Connection connection, Query query, String cursor) throws VendorException;
}
