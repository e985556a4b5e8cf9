package io.matcher.discovery.pull;

import java.util.List;
import java.util.Optional;

/**
 * One list that a pull reads from its start to its end.
 *
 * @param scope the account, or the item or link where that is one list; marks are kept by it
 * @param query what is asked for
 * @param full whether the list is all there is, so that what is missing from it is gone
 * @param again whether the query is for what the mirror holds that is not settled yet, which is found page by page
 */
record Step(String scope, Query query, boolean full, boolean again) {

    /** A list of the vendor's. */
    static Step list(String scope, Query query, boolean full) {
        return new Step(scope, query, full, false);
    }

    /** The records of a list that are not settled yet, asked for one by one. */
    static Step again(String scope, Optional<VendorAccount> list) {
        return new Step(scope, new Query.Ids(list, List.of()), false, true);
    }
}
