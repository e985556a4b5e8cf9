package io.matcher.ingestion;

import io.matcher.formats.FormatOptions;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks at files before they are uploaded. */
@RestController
@Tag(name = "Ingestion")
@RequestMapping("/v1/imports/contexts/{contextId}/sources/{sourceId}")
class PreviewController {

    private static final int USUAL_ROWS = 5;
    private static final int MOST_ROWS = 20;

    private final Previews previews;
    private final MappingProposals proposals;

    PreviewController(Previews previews, MappingProposals proposals) {
        this.previews = previews;
        this.proposals = proposals;
    }

    /** The form of a preview, for the description of the API. */
    @Schema(name = "PreviewFileRequest")
    record PreviewFileRequest(
            @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
            String file,

            @Schema(
                    allowableValues = {
                        "csv",
                        "json",
                        "xml",
                        "xlsx",
                        "camt052",
                        "camt053",
                        "camt054",
                        "mt940",
                        "mt942",
                        "bai2",
                        "ofx",
                        "qif",
                        "nacha",
                        "cnab240",
                        "cnab400",
                        "cielo_edi",
                        "pix",
                        "open_finance"
                    },
                    description = "As in an upload; found by looking when it is left out.")
            @Nullable
            String format,

            @Schema(minimum = "1", maximum = "20", defaultValue = "5") @Nullable
            Integer max_rows) {}

    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Preview file",
            description =
                    "Shows the first rows of a file and keeps nothing of it. No more than 1 MiB of it is read; of a longer file"
                            + " the answer comes before the rest has arrived, and fields of the form count only before the file.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = PreviewFileRequest.class)))
    FilePreviewResponse previewFile(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @RequestParam(name = "max_rows", required = false)
                    @Schema(type = "integer", minimum = "1", maximum = "20", defaultValue = "5")
                    @Nullable
                    String maxRows,
            HttpServletRequest request)
            throws IOException {
        int asked = rows(maxRows, "query.max_rows", USUAL_ROWS);
        FormatOptions options = previews.admit(caller, contextId, sourceId).orThrow();
        PreviewForm form = PreviewForm.read(request);
        int rows = rows(form.maxRows(), "body.max_rows", asked);
        return previews.preview(caller, options, form.format(), form.file(), rows)
                .orThrow();
    }

    private static int rows(@Nullable String text, String location, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_ROWS) {
            throw UploadForm.invalid(location, "is not a number from 1 to " + MOST_ROWS);
        }
        return Integer.parseInt(text);
    }

    @PostMapping("/mapping-proposal")
    @Operation(
            summary = "Propose a field map for a sample",
            description =
                    "Guesses which column is which, from their names and from what their values look like. Nothing is kept, nothing"
                            + " leaves the service, and no value of the sample is part of the answer.")
    ProposeMappingResponse proposeMapping(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID sourceId,
            @Valid @org.springframework.web.bind.annotation.RequestBody ProposeMappingRequest request) {
        FormatOptions options = previews.admit(caller, contextId, sourceId).orThrow();
        return proposals.propose(caller, options, request).orThrow();
    }
}
