package io.matcher.ingestion.statements;

import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements over HTTP. */
@RestController
@Tag(name = "Ingestion")
class StatementController {

    private final StatementLists lists;

    StatementController(StatementLists lists) {
        this.lists = lists;
    }

    @GetMapping("/v1/imports/contexts/{contextId}/statements")
    @Operation(
            summary = "List statements",
            description =
                    "The statements that came in files, newest first, each with what in it does not add up, alone and beside the one before it.")
    ListStatementsResponse listStatements(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(name = "source_id", required = false) @Nullable UUID sourceId,
            @RequestParam(name = "job_id", required = false) @Nullable UUID jobId,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        StatementFilter filter = new StatementFilter(contextId, sourceId, jobId, account);
        return ListStatementsResponse.of(
                lists.list(caller, filter, limit, cursor).orThrow());
    }
}
