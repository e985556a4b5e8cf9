package io.matcher.contexts;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sources over HTTP. */
@RestController
@Tag(name = "Configuration Sources")
class SourceController {

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final SourceStore sources;
    private final SourceEditor editor;
    private final Cursors cursors;

    SourceController(
            Transactions transactions,
            EditableContexts contexts,
            SourceStore sources,
            SourceEditor editor,
            Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sources = sources;
        this.editor = editor;
        this.cursors = cursors;
    }

    @GetMapping("/v1/contexts/{contextId}/sources")
    ListSourcesResponse listSources(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false)
                    @Schema(allowableValues = {"LEDGER", "BANK", "GATEWAY", "CUSTOM", "FETCHER"})
                    @Nullable
                    String type) {
        TenantId tenant = caller.tenant();
        String wanted = QueryValues.oneOf("type", type, QueryValues.names(SourceType.class));
        String list = "sources|" + contextId + "|" + wanted;
        PageRequest page = cursors.clamped(caller, list, limit, cursor);
        List<SourceStore.Listed> rows = transactions
                .in(tenant, () -> contexts.any(tenant, contextId)
                        .map(context -> sources.page(tenant, contextId, wanted, page)))
                .orThrow();
        return ListSourcesResponse.of(cursors.page(
                caller, list, page, rows, row -> List.of(row.source().id().toString())));
    }

    @PostMapping("/v1/contexts/{contextId}/sources")
    @ResponseStatus(HttpStatus.CREATED)
    ReconciliationSourceResponse createSource(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody CreateSourceRequest request) {
        return ReconciliationSourceResponse.of(
                editor.create(caller, contextId, request).orThrow());
    }

    @GetMapping("/v1/contexts/{contextId}/sources/{sourceId}")
    ReconciliationSourceResponse getSource(Caller caller, @PathVariable UUID contextId, @PathVariable UUID sourceId) {
        TenantId tenant = caller.tenant();
        return transactions
                .in(tenant, () -> contexts.any(tenant, contextId)
                        .then(context -> sources.find(tenant, contextId, sourceId)
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(
                                        ErrorCode.SOURCE_NOT_FOUND, "There is no such source in this context"))))
                .map(ReconciliationSourceResponse::of)
                .orThrow();
    }

    @PatchMapping("/v1/contexts/{contextId}/sources/{sourceId}")
    ReconciliationSourceResponse updateSource(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @Valid @RequestBody UpdateSourceRequest request) {
        return ReconciliationSourceResponse.of(
                editor.update(caller, contextId, sourceId, request).orThrow());
    }

    @DeleteMapping("/v1/contexts/{contextId}/sources/{sourceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSource(Caller caller, @PathVariable UUID contextId, @PathVariable UUID sourceId) {
        editor.delete(caller, contextId, sourceId).orThrow();
    }
}
