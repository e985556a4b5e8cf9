package io.matcher.discovery.pull;

import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of pulls, newest first. */
record ListAggregatorPullsResponse(
        @NotNull List<Item> items,
        @Schema(format = "int64") int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /** A pull: what was asked for, how far it is, and what stands in its way. */
    @Schema(name = "AggregatorPull")
    record Item(
            @NotNull UUID id,
            @NotNull UUID connectionId,

            @NotNull @Schema(description = "What it brings up to date")
            StoredSignal.Kind kind,

            @Nullable String accountId,

            @NotNull
            @Schema(
                    description =
                            "QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED, or MERGED into another that did its work")
            String state,

            @Nullable UUID mergedInto,

            @Schema(description = "How many signals it answers")
            int signals,

            int attempts,

            @Schema(description = "A stable word for the last trouble", example = "rate_limited") @Nullable
            String lastError,

            int pages,

            @Schema(description = "Records that the vendor listed")
            long rowsRead,

            @Schema(description = "Records that were new, changed or gone")
            long rowsChanged,

            @Schema(description = "Records that could not be read; the first 20 are shown")
            long rowsRefused,

            @NotNull List<RefusedRecord> refusals,
            @NotNull Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Item of(PullListStore.Listed pull) {
            return new Item(
                    pull.id(),
                    pull.connectionId(),
                    pull.kind(),
                    pull.accountId(),
                    pull.state(),
                    pull.mergedInto(),
                    pull.signals(),
                    pull.attempts(),
                    pull.lastError(),
                    pull.pages(),
                    pull.rowsRead(),
                    pull.rowsChanged(),
                    pull.rowsRefused(),
                    pull.refusals().stream()
                            .map(refusal -> new RefusedRecord(refusal.externalId(), refusal.reason()))
                            .toList(),
                    pull.createdAt(),
                    pull.startedAt(),
                    pull.finishedAt());
        }
    }

    /** A record of the vendor that was not understood. */
    @Schema(name = "AggregatorPullRefusal")
    record RefusedRecord(
            @Nullable String externalId, @NotNull String reason) {}

    static ListAggregatorPullsResponse of(Page<PullListStore.Listed> page) {
        return new ListAggregatorPullsResponse(
                page.items().stream().map(Item::of).toList(),
                page.limit(),
                page.hasMore(),
                page.nextCursor(),
                page.prevCursor());
    }
}
