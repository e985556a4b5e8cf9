package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An adjustment that was made. */
record AdjustmentResponse(AdjustmentView adjustment) {

    /**
     * An adjustment as clients see it.
     *
     * @param effect the amount with the sign with which it counts on the left: left + adjustments = right
     * @param matchGroupId the group in whose balance it counts
     */
    @Schema(name = "Adjustment")
    record AdjustmentView(
            UUID id,
            UUID contextId,
            @Nullable UUID matchGroupId,
            @Nullable UUID transactionId,
            Adjustment.Type type,
            Adjustment.Direction direction,
            String amount,
            String effect,
            String currency,
            String reason,
            @Nullable String description,
            String createdBy,
            Instant createdAt,
            Instant updatedAt) {

        static AdjustmentView of(Adjustment made) {
            return new AdjustmentView(
                    made.id(),
                    made.contextId(),
                    made.countedIn(),
                    made.transactionId(),
                    made.type(),
                    made.direction(),
                    MatchItemResponse.decimal(made.amount()),
                    MatchItemResponse.decimal(made.effect()),
                    made.currency(),
                    made.reason(),
                    made.description(),
                    made.actor(),
                    made.createdAt(),
                    made.updatedAt());
        }
    }
}
