package io.matcher.discovery.midaz;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Whether Midaz answers, takes the credential, and has the ledgers that sources ask for. */
record TestMidazConnectionResponse(
        @NotNull UUID connectionId,
        boolean healthy,

        @NotNull
        @Schema(description = "A stable word: ok, unauthorised, forbidden, unreachable, timeout, ledger_not_found …")
        String code) {}
