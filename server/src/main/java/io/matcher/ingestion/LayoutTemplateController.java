package io.matcher.ingestion;

import io.matcher.platform.database.Transactions;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Layout templates over HTTP. */
@RestController
@Tag(name = "Ingestion")
@RequestMapping("/v1/imports/formats/templates")
class LayoutTemplateController {

    private static final String LIST = "layout-templates";

    private final Transactions transactions;
    private final LayoutTemplateStore store;
    private final LayoutTemplateEditor editor;
    private final Cursors cursors;

    LayoutTemplateController(
            Transactions transactions, LayoutTemplateStore store, LayoutTemplateEditor editor, Cursors cursors) {
        this.transactions = transactions;
        this.store = store;
        this.editor = editor;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(summary = "List layout templates")
    ListLayoutTemplatesResponse listLayoutTemplates(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = cursors.strict(caller, LIST, limit, cursor);
        List<LayoutTemplate> rows = transactions.in(caller.tenant(), () -> store.page(caller.tenant(), page));
        return ListLayoutTemplatesResponse.of(cursors.page(
                caller, LIST, page, rows, template -> List.of(template.id().toString())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Submit layout template",
            description =
                    "Stores a description of a fixed-width file, by whose key files can be uploaded. One by which no file could be"
                            + " read is refused with 422.")
    LayoutTemplateResponse submitLayoutTemplate(Caller caller, @Valid @RequestBody LayoutTemplateRequest request) {
        return LayoutTemplateResponse.of(editor.submit(caller, request).orThrow());
    }

    @GetMapping("/{templateId}")
    @Operation(summary = "Get layout template")
    LayoutTemplateResponse getLayoutTemplate(Caller caller, @PathVariable UUID templateId) {
        return LayoutTemplateResponse.of(editor.find(caller, templateId).orThrow());
    }

    @PutMapping("/{templateId}")
    @Operation(
            summary = "Update layout template",
            description =
                    "Gives the template a new version; jobs that were read by an earlier one keep it. The key stays.")
    LayoutTemplateResponse updateLayoutTemplate(
            Caller caller, @PathVariable UUID templateId, @Valid @RequestBody LayoutTemplateRequest request) {
        return LayoutTemplateResponse.of(
                editor.update(caller, templateId, request).orThrow());
    }

    @DeleteMapping("/{templateId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete layout template",
            description = "Files can not be uploaded by it any more; jobs that were read by it keep their version.")
    void deleteLayoutTemplate(Caller caller, @PathVariable UUID templateId) {
        editor.delete(caller, templateId).orThrow();
    }
}
