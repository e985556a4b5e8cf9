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

    /**
     * What the rules put together with it as things are, if no other transaction of its side rivals it.
     *
     * @param transactionIds of the other side
     */
    record WouldMatch(List<UUID> transactionIds, UUID ruleId, int score, String status, boolean ambiguous) {}
}
