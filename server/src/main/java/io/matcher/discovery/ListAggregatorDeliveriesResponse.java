package io.matcher.discovery;

import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of deliveries, newest first. */
record ListAggregatorDeliveriesResponse(
        @NotNull List<Item> items,
        @Schema(format = "int64") int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /** A delivery that proved itself, as it was understood. */
    @Schema(name = "AggregatorDelivery")
    record Item(
            @NotNull UUID id,
            @NotNull String vendor,
            @NotNull UUID connectionId,
            @Nullable String connectionConfigName,
            @NotNull String event,

            @NotNull
            @Schema(
                    description =
                            "ACCEPTED: what it asks for is queued; NOTED: it tells how the connection does; UNKNOWN: it asks nothing that we"
                                    + " know; UNREADABLE: no message of the vendor; REFUSED: it names another item or link than the connection's own")
            Delivery.State state,

            @Schema(description = "How often it was delivered")
            int copies,

            @Schema(description = "Length of the body") int sizeBytes,

            @NotNull @Schema(description = "The first 2048 bytes of the body, read as UTF-8")
            String body,

            @NotNull Instant receivedAt,
            @NotNull Instant lastReceivedAt) {

        static Item of(DeliveryStore.Kept kept) {
            return new Item(
                    kept.id(),
                    kept.vendor(),
                    kept.connectionId(),
                    kept.configName(),
                    kept.event(),
                    kept.state(),
                    kept.copies(),
                    kept.sizeBytes(),
                    new String(kept.start().bytes(), StandardCharsets.UTF_8),
                    kept.receivedAt(),
                    kept.lastReceivedAt());
        }
    }

    static ListAggregatorDeliveriesResponse of(Page<DeliveryStore.Kept> page) {
        return new ListAggregatorDeliveriesResponse(
                page.items().stream().map(Item::of).toList(),
                page.limit(),
                page.hasMore(),
                page.nextCursor(),
                page.prevCursor());
    }
}
