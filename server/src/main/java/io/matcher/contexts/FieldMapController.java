package io.matcher.contexts;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Field maps over HTTP. */
@RestController
@Tag(name = "Configuration Field Maps")
class FieldMapController {

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final SourceStore sources;
    private final FieldMapStore fieldMaps;
    private final FieldMapEditor editor;

    FieldMapController(
            Transactions transactions,
            EditableContexts contexts,
            SourceStore sources,
            FieldMapStore fieldMaps,
            FieldMapEditor editor) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.sources = sources;
        this.fieldMaps = fieldMaps;
        this.editor = editor;
    }

    @PostMapping("/v1/contexts/{contextId}/sources/{sourceId}/field-maps")
    @ResponseStatus(HttpStatus.CREATED)
    FieldMapResponse createFieldMap(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @Valid @RequestBody CreateFieldMapRequest request) {
        return FieldMapResponse.of(
                editor.create(caller, contextId, sourceId, request.mapping()).orThrow());
    }

    @GetMapping("/v1/contexts/{contextId}/sources/{sourceId}/field-maps")
    FieldMapResponse getFieldMapBySource(Caller caller, @PathVariable UUID contextId, @PathVariable UUID sourceId) {
        return transactions
                .in(caller.tenant(), () -> ofSource(caller.tenant(), contextId, sourceId))
                .map(FieldMapResponse::of)
                .orThrow();
    }

    private Outcome<FieldMap> ofSource(TenantId tenant, UUID contextId, UUID sourceId) {
        return contexts.any(tenant, contextId).then(context -> {
            if (sources.find(tenant, contextId, sourceId).isEmpty()) {
                return Outcome.refused(ErrorCode.SOURCE_NOT_FOUND, "There is no such source in this context");
            }
            return fieldMaps
                    .ofSource(tenant, sourceId)
                    .map(Outcome::done)
                    .orElseGet(() ->
                            Outcome.refused(ErrorCode.FIELD_MAP_NOT_FOUND, "The source has no field map of its own"));
        });
    }

    @PatchMapping("/v1/field-maps/{fieldMapId}")
    FieldMapResponse updateFieldMap(
            Caller caller, @PathVariable UUID fieldMapId, @Valid @RequestBody UpdateFieldMapRequest request) {
        return FieldMapResponse.of(editor.update(caller, fieldMapId, request).orThrow());
    }

    @DeleteMapping("/v1/field-maps/{fieldMapId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFieldMap(Caller caller, @PathVariable UUID fieldMapId) {
        editor.delete(caller, fieldMapId).orThrow();
    }
}
