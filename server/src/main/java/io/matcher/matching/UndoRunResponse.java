package io.matcher.matching;

import java.util.UUID;

/**
 * What was undone.
 *
 * @param groups how many groups were in effect and are no more
 * @param transactions how many transactions are open again
 */
record UndoRunResponse(UUID runId, int groups, int transactions) {}
