package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a run is undone, and why.
 *
 * @param ruleId only what this rule put together; everything when absent
 * @param remember whether no later run may put the same pairs together; false when absent
 */
record UndoRunRequest(
        @Nullable UUID ruleId,

        @Schema(
                description =
                        "Whether no later run may put the same pairs together. False unless given: who undoes a run has another rule in mind, not other pairs.")
        @Nullable
        Boolean remember,

        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "holds a NUL character")
        String reason) {}
