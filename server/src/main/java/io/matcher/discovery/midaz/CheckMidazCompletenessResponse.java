package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the ledgers have of a day, and what is here. */
record CheckMidazCompletenessResponse(
        @NotNull UUID connectionId,
        @NotNull @Schema(example = "2026-11-23") LocalDate date,

        @Schema(description = "Whether nothing is missing of any ledger")
        boolean complete,

        @NotNull @Schema(description = "ok, or a stable word for why Midaz could not be asked", example = "ok")
        String code,

        @NotNull List<Ledger> ledgers) {

    /** A ledger on the day. */
    @Schema(name = "MidazLedgerCompleteness")
    record Ledger(
            @NotNull UUID organizationId,
            @NotNull UUID ledgerId,

            @Schema(description = "Approved transactions that Midaz counts")
            long inLedger,

            @Schema(description = "How many of them were pulled")
            long here,

            @Schema(description = "Transactions of the ledger, of whatever day, that could not be taken")
            long refused) {}

    static CheckMidazCompletenessResponse of(UUID connection, LocalDate day, Completeness.Report report) {
        return new CheckMidazCompletenessResponse(
                connection,
                day,
                report.complete(),
                report.code(),
                report.ledgers().stream()
                        .map(each -> new Ledger(
                                each.ledger().organization(),
                                each.ledger().ledger(),
                                each.inLedger(),
                                each.here(),
                                each.refused()))
                        .toList());
    }
}
