package io.matcher.ingestion;

import io.matcher.platform.http.TooLargeException;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.storage.Storage;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploads and the jobs they become. */
@RestController
@Tag(name = "Ingestion")
@RequestMapping("/v1/imports/contexts/{contextId}")
class IngestionController {

    /** Clients of small files expect the job to be over when they are answered. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** How much a form may be larger than the file in it. */
    private static final long FORM_BYTES = 1 << 16;

    private final Uploads uploads;
    private final IngestionJobs jobs;
    private final Cancelling cancelling;
    private final Completions completions;
    private final Storage storage;
    private final Settings settings;

    IngestionController(
            Uploads uploads,
            IngestionJobs jobs,
            Cancelling cancelling,
            Completions completions,
            Storage storage,
            Settings settings) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.cancelling = cancelling;
        this.completions = completions;
        this.storage = storage;
        this.settings = settings;
    }

    /** The form of an upload, for the description of the API. */
    @Schema(name = "UploadFileRequest")
    record UploadFileRequest(
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
                    description =
                            "A short name as listed, a key of GET /v1/imports/formats, or the key of a layout template.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String format) {}

    @PostMapping(path = "/sources/{sourceId}/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Upload file",
            description =
                    "Keeps the file and reads it in a durable job. Answers once the job is over, or after ten seconds.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schema = @Schema(implementation = UploadFileRequest.class)))
    JobResponse uploadFile(
            Caller caller, @PathVariable UUID contextId, @PathVariable UUID sourceId, HttpServletRequest request)
            throws IOException {
        SourceSetup setup = uploads.admit(caller, contextId, sourceId).orThrow();
        long maxBytes = settings.number(caller.tenant(), "ingestion.max_upload_bytes");
        if (request.getContentLengthLong() > maxBytes + FORM_BYTES) {
            throw new TooLargeException(maxBytes);
        }
        UploadForm form = UploadForm.read(
                request,
                bytes -> storage.write(caller.tenant(), bytes, maxBytes),
                file -> uploads.discard(caller, file));
        UUID jobId = uploads.accept(caller, setup, form).orThrow();
        completions.await(
                jobId,
                LONGEST_WAIT,
                id -> jobs.get(caller, contextId, id).orThrow().status().isEnd());
        return JobResponse.of(jobs.taken(caller, contextId, jobId).orThrow());
    }

    @GetMapping("/jobs")
    @Operation(summary = "List ingestion jobs")
    ListJobsResponse listIngestionJobs(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "sort_order", required = false) @Schema(allowableValues = {"asc", "desc"}) @Nullable
                    String sortOrder,
            @RequestParam(name = "sort_by", required = false)
                    @Schema(allowableValues = {"id", "created_at", "started_at", "completed_at", "status"})
                    @Nullable
                    String sortBy) {
        Sorting.Jobs by = Sorting.by(sortBy, Sorting.Jobs.class, Sorting.Jobs.ID);
        return ListJobsResponse.of(jobs.list(caller, contextId, by, Sorting.ascending(sortOrder), limit, cursor)
                .orThrow());
    }

    @GetMapping("/jobs/{jobId}")
    @Operation(summary = "Get ingestion job")
    JobResponse getIngestionJob(Caller caller, @PathVariable UUID contextId, @PathVariable UUID jobId) {
        return JobResponse.of(jobs.get(caller, contextId, jobId).orThrow());
    }

    @PostMapping("/jobs/{jobId}/cancel")
    @Operation(
            summary = "Cancel ingestion job",
            description = "Ends a job that has not ended yet; nothing of its file is kept but the original.")
    JobResponse cancelIngestionJob(Caller caller, @PathVariable UUID contextId, @PathVariable UUID jobId) {
        return JobResponse.of(cancelling.cancel(caller, contextId, jobId).orThrow());
    }

    @GetMapping("/jobs/{jobId}/errors")
    @Operation(summary = "Stored per-row parse errors of a job (max 100 kept) with uncapped totals")
    JobErrorsResponse listIngestionJobErrors(Caller caller, @PathVariable UUID contextId, @PathVariable UUID jobId) {
        IngestionJobs.WithErrors found = jobs.errors(caller, contextId, jobId).orThrow();
        return JobErrorsResponse.of(found.job(), found.errors());
    }
}
