package io.matcher.suggestions;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why a suggestion is not wanted. */
record RejectMatchRuleSuggestionRequest(
        @Nullable @Size(max = 1000) String reason) {}
