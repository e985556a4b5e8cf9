package io.matcher.ingestion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why a transaction is set aside.
 *
 * @param reason 1 to 1,000 characters, kept with who gave it and when
 */
record IgnoreTransactionRequest(
        @NotBlank(message = "is required") @Size(max = 1000, message = "is at most 1000 characters long")
        String reason) {}
