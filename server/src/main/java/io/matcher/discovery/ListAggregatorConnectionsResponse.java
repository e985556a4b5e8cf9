package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of connections, by name. */
record ListAggregatorConnectionsResponse(
        @NotNull List<Item> items,
        @Schema(format = "int64") int limit,
        boolean hasMore,
        @Nullable String nextCursor,
        @Nullable String prevCursor) {

    /** A connection with the id that the operations on a single one take. */
    @Schema(name = "AggregatorConnectionItem")
    record Item(
            @NotNull UUID id,
            @NotNull @Schema(example = "pluggy") Vendor vendor,
            @NotNull String configName,
            @NotNull @Schema(format = "uri") String baseUrl,
            @NotNull String accountRef) {

        static Item of(AggregatorConnection connection) {
            return new Item(
                    connection.id(),
                    connection.vendor(),
                    connection.configName(),
                    connection.baseUrl(),
                    connection.accountRef());
        }
    }

    static ListAggregatorConnectionsResponse of(Page<AggregatorConnection> page) {
        return new ListAggregatorConnectionsResponse(
                page.items().stream().map(Item::of).toList(),
                page.limit(),
                page.hasMore(),
                page.nextCursor(),
                page.prevCursor());
    }
}
