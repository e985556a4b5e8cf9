package io.matcher.matching;

import io.matcher.ingestion.TransactionStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a transaction is matched, or why not.
 *
 * @param groups the groups in effect that hold it
 * @param wouldMatch what a run of now would put it together with; absent where nothing
 * @param whyNot the nearest open transactions of the other side and what keeps each from it; absent unless it is unmatched
 */
record TransactionExplanationResponse(
        UUID transactionId,
        UUID contextId,
        TransactionStatus status,
        boolean posted,
        List<MatchGroupResponse> groups,
        @Nullable WouldMatch wouldMatch,
        Explaining.@Nullable WhyNot whyNot) {

    /** A pair that the rules put together as things are, if no other transaction of this side rivals it. */
    record WouldMatch(UUID transactionId, UUID ruleId, int score, String status, boolean ambiguous) {}
}
