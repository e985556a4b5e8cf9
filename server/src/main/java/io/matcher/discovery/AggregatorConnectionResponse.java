package io.matcher.discovery;

import io.matcher.discovery.pull.Vendor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A connection as it is shown; there is no member for a credential. */
record AggregatorConnectionResponse(
        @NotNull @Schema(example = "pluggy") Vendor vendor,
        @NotNull @Schema(example = "pluggy-main") String configName,

        @NotNull @Schema(example = "https://api.pluggy.ai", format = "uri")
        String baseUrl,

        @NotNull @Schema(example = "a1b2c3d4-5678-90ab-cdef-1234567890ab")
        String accountRef) {

    static AggregatorConnectionResponse of(AggregatorConnection connection) {
        return new AggregatorConnectionResponse(
                connection.vendor(), connection.configName(), connection.baseUrl(), connection.accountRef());
    }
}
