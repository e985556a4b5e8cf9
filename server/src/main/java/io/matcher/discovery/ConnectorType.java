package io.matcher.discovery;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * A kind of source that this service can connect to and that is no aggregator. Whoever brings one registers it as a bean.
 *
 * @param type its name, such as {@code POSTGRESQL}
 * @param category {@code database} or {@code rest}
 */
@Schema(name = "ConnectorType")
public record ConnectorType(
        @NotNull @Schema(example = "POSTGRESQL") String type,

        @NotNull @Schema(allowableValues = {"database", "rest"})
        String category) {}
