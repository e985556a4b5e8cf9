package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of formats; the same for every tenant. */
@RestController
@Tag(name = "Ingestion")
class FormatController {

    private final ImportFormats formats;

    FormatController(ImportFormats formats) {
        this.formats = formats;
    }

    @GetMapping("/v1/imports/formats")
    @Operation(summary = "List import formats")
    ImportFormatsResponse listImportFormats() {
        return ImportFormatsResponse.of(formats.catalogue().entries());
    }
}
