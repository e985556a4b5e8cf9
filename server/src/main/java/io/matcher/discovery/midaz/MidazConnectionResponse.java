package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection to Midaz as it is shown; there is no member for a credential. */
record MidazConnectionResponse(
        @NotNull UUID id,
        @NotNull @Schema(example = "midaz-main") String configName,

        @NotNull @Schema(example = "https://ledger.example.com", format = "uri")
        String onboardingUrl,

        @NotNull @Schema(example = "https://ledger.example.com", format = "uri")
        String transactionUrl,

        @Schema(example = "https://auth.example.com", format = "uri") @Nullable
        String authUrl,

        @Schema(description = "Whether the last exchange showed a working connection; missing before the first")
        @Nullable
        Boolean healthy,

        @Schema(description = "A stable word for how the connection does", example = "ok") @Nullable
        String healthCode,

        @Nullable Instant healthAt,

        @Schema(description = "The newest pull, under way or over; missing before the first") @Nullable
        Pull lastPull,

        @Schema(description = "When the connection is looked at by itself next") @Nullable
        Instant nextLookAt) {

    /** A pull: what was asked for, how far it is or got, and what stood in its way. */
    @Schema(name = "MidazPull")
    record Pull(
            @NotNull UUID id,

            @NotNull @Schema(description = "REFRESH reads what is new, RESCAN the last days too, ALL everything")
            String kind,

            @NotNull @Schema(description = "QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED")
            String state,

            @Schema(description = "A stable word for the last trouble", example = "rate_limited") @Nullable
            String lastError,

            int attempts,
            int pages,

            @Schema(description = "Transactions that the ledgers listed")
            long rowsRead,

            @Schema(description = "Transactions that were new or changed")
            long rowsChanged,

            @Schema(description = "Transactions that could not be taken; the list of pulls says why")
            long rowsRefused,

            @NotNull Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Pull of(PullReportStore.LastPull pull) {
            return new Pull(
                    pull.id(),
                    pull.kind(),
                    pull.state(),
                    pull.lastError(),
                    pull.attempts(),
                    pull.pages(),
                    pull.rowsRead(),
                    pull.rowsChanged(),
                    pull.rowsRefused(),
                    pull.createdAt(),
                    pull.startedAt(),
                    pull.finishedAt());
        }
    }

    static MidazConnectionResponse of(MidazDesk.Shown shown) {
        MidazConnection connection = shown.connection();
        return new MidazConnectionResponse(
                connection.id(),
                connection.configName(),
                connection.onboardingUrl(),
                connection.transactionUrl(),
                connection.authUrl(),
                shown.health().healthy(),
                shown.health().code(),
                shown.health().at(),
                shown.lastPull().map(Pull::of).orElse(null),
                shown.nextLook().orElse(null));
    }
}
