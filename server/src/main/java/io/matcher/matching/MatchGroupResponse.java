package io.matcher.matching;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as clients see it.
 *
 * @param live whether it counts: false in a dry run, and once it was taken apart
 * @param balance both sides, in the currency in which they balance; absent across currencies until somebody approves the group
 * @param adjustments what explains its difference; absent where there are none
 * @param explanation why the rule put these together; absent where a transaction has changed since
 * @param certificate what the search saw that found its sum; absent where nothing was searched
 * @param alternatives pairs or groups that explain one of its transactions as well; present where {@code ambiguous}
 */
record MatchGroupResponse(
        UUID id,
        UUID contextId,
        UUID runId,
        @Nullable UUID ruleId,

        @Schema(allowableValues = {"RULE", "MANUAL", "FORCED"})
        String kind,

        @Schema(allowableValues = {"PROPOSED", "CONFIRMED", "REJECTED", "REVOKED"})
        String status,

        int confidence,
        boolean ambiguous,
        boolean live,
        @Nullable String difference,

        @Nullable @Schema(allowableValues = {"TOLERANCE", "FEE", "FX_DIFFERENCE"})
        String differenceType,

        @Nullable Balance balance,
        @Nullable List<AdjustmentResponse.AdjustmentView> adjustments,
        List<MatchItemResponse> items,
        GroupExplainer.@Nullable PairExplanation explanation,

        @Nullable @JsonRawValue @Schema(implementation = Explaining.Certificate.class)
        String certificate,

        @Nullable @JsonRawValue @Schema(implementation = Object[].class)
        String alternatives,

        @Nullable String notes,
        @Nullable String rejectedReason,
        @Nullable Instant confirmedAt,
        Instant createdAt,
        Instant updatedAt) {

    static MatchGroupResponse of(
            MatchGroup group, GroupExplainer.@Nullable PairExplanation explanation, List<Adjustment> adjustments) {
        BigDecimal difference = group.difference();
        return new MatchGroupResponse(
                group.id(),
                group.contextId(),
                group.runId(),
                group.ruleId(),
                group.kind(),
                group.status(),
                group.confidence(),
                group.ambiguous(),
                group.live(),
                difference == null ? null : MatchItemResponse.decimal(difference),
                group.differenceType(),
                difference == null ? null : Balance.of(group, difference),
                adjustments.isEmpty()
                        ? null
                        : adjustments.stream()
                                .map(AdjustmentResponse.AdjustmentView::of)
                                .toList(),
                group.items().stream()
                        .map(item -> MatchItemResponse.of(group, item))
                        .toList(),
                explanation,
                group.certificate(),
                group.alternatives(),
                group.notes(),
                group.rejectedReason(),
                group.confirmedAt(),
                group.createdAt(),
                group.updatedAt());
    }
}
