package io.matcher.contexts;

import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bindings over HTTP. */
@RestController
@RequestMapping("/v1/contexts/{contextId}/sources/{sourceId}/bindings")
@Tag(name = "Configuration")
class SourceBindingController {

    private final SourceBindingEditor editor;
    private final Cursors cursors;

    SourceBindingController(SourceBindingEditor editor, Cursors cursors) {
        this.editor = editor;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(summary = "List the bindings of a source, the oldest first")
    ListSourceBindingsResponse listSourceBindings(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "bindings|" + sourceId;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        List<SourceBinding> rows =
                editor.page(caller.tenant(), contextId, sourceId, page).orThrow();
        return ListSourceBindingsResponse.of(cursors.page(
                caller, list, page, rows, binding -> List.of(binding.id().toString())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Bind a source to the place where its files lie",
            description =
                    "Writes down where the files of a source lie, what format they have and when they are to be fetched. This"
                            + " version of the service keeps and checks bindings but fetches nothing by them, neither at their times nor on"
                            + " demand: files still have to be uploaded. Nobody is connected to when a binding is written, and credentialRef"
                            + " is a name that is not looked up. A scheduleSpec is five fields of cron, read in UTC, or an interval such as"
                            + " @every 1h, and is at least five minutes apart. Kind query is refused with 422, as there are no databases to"
                            + " query yet.")
    SourceBindingResponse createSourceBinding(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @Valid @RequestBody CreateSourceBindingRequest request) {
        return SourceBindingResponse.of(
                editor.create(caller, contextId, sourceId, request).orThrow());
    }

    @GetMapping("/{bindingId}")
    @Operation(summary = "Read one binding of a source")
    SourceBindingResponse getSourceBinding(
            Caller caller, @PathVariable UUID contextId, @PathVariable UUID sourceId, @PathVariable UUID bindingId) {
        return SourceBindingResponse.of(
                editor.find(caller.tenant(), contextId, sourceId, bindingId).orThrow());
    }

    @PatchMapping("/{bindingId}")
    @Operation(
            summary = "Change a binding; its kind stays",
            description =
                    "A member left out stays as it is; a transportConfig replaces the whole of it, and an empty scheduleSpec"
                            + " takes the times away. As with a new binding, nothing is fetched by it in this version.")
    SourceBindingResponse updateSourceBinding(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @PathVariable UUID bindingId,
            @Valid @RequestBody UpdateSourceBindingRequest request) {
        return SourceBindingResponse.of(
                editor.update(caller, contextId, sourceId, bindingId, request).orThrow());
    }

    @DeleteMapping("/{bindingId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a binding; what was read from its files stays")
    void deleteSourceBinding(
            Caller caller, @PathVariable UUID contextId, @PathVariable UUID sourceId, @PathVariable UUID bindingId) {
        editor.delete(caller, contextId, sourceId, bindingId).orThrow();
    }
}
