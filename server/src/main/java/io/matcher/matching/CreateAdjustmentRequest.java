package io.matcher.matching;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new adjustment, of a group or of a transaction that is to be matched by hand.
 *
 * @param direction CREDIT raises, DEBIT lessens: the transaction's amount where one is named, else the left side of the group
 */
record CreateAdjustmentRequest(
        @Nullable UUID matchGroupId,
        @Nullable UUID transactionId,
        @NotNull Adjustment.Type type,

        @Schema(
                description =
                        "CREDIT raises and DEBIT lessens the amount of the transaction, or the left side of the group where no transaction is named.")
        @NotNull
        Adjustment.Direction direction,

        @NotNull @Size(max = 40) @Pattern(regexp = "[0-9]+(\\.[0-9]+)?", message = "is no decimal above 0")
        String amount,

        @NotNull @Size(min = 2, max = 10) String currency,

        @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "holds a NUL character")
        String reason,

        @Nullable @Size(max = 500) @Pattern(regexp = "[^\\x00]*", message = "holds a NUL character")
        String description) {}
