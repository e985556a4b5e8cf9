package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of live webhook tokens, newest first. */
record ListAggregatorWebhookTokensResponse(
        @NotNull List<Item> items,
        @Schema(format = "int64") int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /** A live token, told from others by the start of its hash. */
    @Schema(name = "AggregatorWebhookToken")
    record Item(
            @NotNull UUID id,
            @NotNull Vendor vendor,
            @NotNull UUID connectionId,
            @NotNull String connectionConfigName,

            @NotNull @Schema(description = "First 8 hexadecimal digits of the SHA-256 of the token")
            String hashPrefix,

            @NotNull Instant createdAt,

            @Schema(description = "When a delivery last proved itself with it, to the minute") @Nullable
            Instant lastUsedAt) {

        static Item of(TokenStore.Listed token) {
            return new Item(
                    token.id(),
                    token.vendor(),
                    token.connectionId(),
                    token.configName(),
                    token.hash().shown(),
                    token.createdAt(),
                    token.lastUsedAt());
        }
    }

    static ListAggregatorWebhookTokensResponse of(Page<TokenStore.Listed> page) {
        return new ListAggregatorWebhookTokensResponse(
                page.items().stream().map(Item::of).toList(),
                page.limit(),
                page.hasMore(),
                page.nextCursor(),
                page.prevCursor());
    }
}
