package io.matcher.discovery.pull;

/**
 * One list that a pull reads from its start to its end.
 *
 * @param scope the account, or the item or link where that is one list; marks are kept by it
 * @param query what is asked for
 * @param full whether the list is all there is, so that what is missing from it is gone
 */
record Step(String scope, Query query, boolean full) {}
