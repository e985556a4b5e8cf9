package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of connections to Midaz, by name. */
record ListMidazConnectionsResponse(
        @NotNull List<MidazConnectionResponse> items,
        @Schema(format = "int64") int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {}
