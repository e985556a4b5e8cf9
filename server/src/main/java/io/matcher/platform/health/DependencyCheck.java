package io.matcher.platform.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a dependency is doing.
 *
 * @param latencyMs how long it took to answer, in milliseconds
 * @param error a word for what is wrong, never a message of the dependency
 */
@Schema(name = "DependencyCheck")
record DependencyCheck(
        Status status,
        @JsonProperty("latency_ms") @Nullable Long latencyMs,
        @Nullable String error) {

    enum Status {
        up,
        down
    }

    static DependencyCheck up(long latencyMs) {
        return new DependencyCheck(Status.up, latencyMs, null);
    }

    static DependencyCheck down(String error) {
        return new DependencyCheck(Status.down, null, error);
    }
}
