package io.matcher.contexts;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
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

/** Contexts over HTTP. */
@RestController
@Tag(name = "Configuration Contexts")
class ContextController {

    private static final List<String> TYPES = List.of("1:1", "1:N", "N:M");

    private final Transactions transactions;
    private final ContextStore contexts;
    private final EditableContexts editable;
    private final ContextEditor editor;
    private final ContextCloner cloner;
    private final Cursors cursors;

    ContextController(
            Transactions transactions,
            ContextStore contexts,
            EditableContexts editable,
            ContextEditor editor,
            ContextCloner cloner,
            Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.editable = editable;
        this.editor = editor;
        this.cloner = cloner;
        this.cursors = cursors;
    }

    @GetMapping("/v1/contexts")
    ListContextsResponse listContexts(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Schema(allowableValues = {"1:1", "1:N", "N:M"}) @Nullable String type,
            @RequestParam(required = false)
                    @Schema(allowableValues = {"DRAFT", "ACTIVE", "PAUSED", "ARCHIVED"})
                    @Nullable
                    String status) {
        String wantedType = QueryValues.oneOf("type", type, TYPES);
        String wantedStatus = QueryValues.oneOf("status", status, QueryValues.names(ContextStatus.class));
        String list = "contexts|" + wantedType + "|" + wantedStatus;
        PageRequest page = cursors.clamped(caller, list, limit, cursor);
        List<ReconciliationContext> rows =
                transactions.in(caller.tenant(), () -> contexts.page(caller.tenant(), wantedType, wantedStatus, page));
        return ListContextsResponse.of(cursors.page(
                caller, list, page, rows, context -> List.of(context.id().toString())));
    }

    @PostMapping("/v1/contexts")
    @ResponseStatus(HttpStatus.CREATED)
    ReconciliationContextResponse createContext(Caller caller, @Valid @RequestBody CreateContextRequest request) {
        return ReconciliationContextResponse.of(editor.create(caller, request).orThrow());
    }

    @GetMapping("/v1/contexts/{contextId}")
    ReconciliationContextResponse getContext(Caller caller, @PathVariable UUID contextId) {
        return ReconciliationContextResponse.of(transactions
                .in(caller.tenant(), () -> editable.any(caller.tenant(), contextId))
                .orThrow());
    }

    @PatchMapping("/v1/contexts/{contextId}")
    ReconciliationContextResponse updateContext(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody UpdateContextRequest request) {
        return ReconciliationContextResponse.of(
                editor.update(caller, contextId, request).orThrow());
    }

    @DeleteMapping("/v1/contexts/{contextId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteContext(Caller caller, @PathVariable UUID contextId) {
        editor.delete(caller, contextId).orThrow();
    }

    @PostMapping("/v1/contexts/{contextId}/clone")
    @ResponseStatus(HttpStatus.CREATED)
    CloneContextResponse cloneContext(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody CloneContextRequest request) {
        return cloner.clone(caller, contextId, request).orThrow();
    }
}
