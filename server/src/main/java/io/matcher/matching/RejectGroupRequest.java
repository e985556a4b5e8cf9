package io.matcher.matching;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Why a proposal is rejected. */
record RejectGroupRequest(
        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "holds a NUL character")
        String reason) {}
