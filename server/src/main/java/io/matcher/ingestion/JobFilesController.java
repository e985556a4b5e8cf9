package io.matcher.ingestion;

import io.matcher.platform.storage.Storage;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a job was made from: to look at, to mend, to try again. */
@RestController
@Tag(name = "Ingestion")
@RequestMapping("/v1/imports/contexts/{contextId}/jobs/{jobId}")
class JobFilesController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JobFiles files;
    private final Retrying retrying;
    private final IngestionJobs jobs;
    private final Completions completions;
    private final Storage storage;

    JobFilesController(
            JobFiles files, Retrying retrying, IngestionJobs jobs, Completions completions, Storage storage) {
        this.files = files;
        this.retrying = retrying;
        this.jobs = jobs;
        this.completions = completions;
        this.storage = storage;
    }

    @GetMapping("/original")
    @Operation(
            summary = "Download the original of an ingestion job",
            description = "The file as it came, byte by byte.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    void downloadIngestionJobOriginal(
            Caller caller, @PathVariable UUID contextId, @PathVariable UUID jobId, HttpServletResponse response)
            throws IOException {
        IngestionJob job = files.original(caller, contextId, jobId).orThrow();
        try (InputStream original = storage.open(Objects.requireNonNull(job.storageKey()))) {
            attach(response, MediaType.APPLICATION_OCTET_STREAM, name(job.fileName(), jobId, ""));
            response.setContentLengthLong(job.sizeBytes());
            original.transferTo(response.getOutputStream());
        }
    }

    @GetMapping("/errors/file")
    @Operation(
            summary = "Download the refused rows of an ingestion job",
            description =
                    "All of them, as a table of line, column, reason, value and the row as the original has it. Mended, it can be"
                            + " uploaded as csv: the first four columns are left out then.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    void downloadIngestionJobErrors(
            Caller caller, @PathVariable UUID contextId, @PathVariable UUID jobId, HttpServletResponse response)
            throws IOException {
        ErrorsFile errors = files.errors(caller, contextId, jobId).orThrow();
        String name = jobs.get(caller, contextId, jobId).orThrow().fileName();
        attach(response, new MediaType("text", "csv", errors.charset()), name(name, jobId, "-errors.csv"));
        errors.write(response.getOutputStream());
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Retry ingestion job",
            description =
                    "Reads the original of a job that failed or was cancelled once more, as the source is set up now. Answers with the"
                            + " new job once it is over, or after ten seconds.")
    JobResponse retryIngestionJob(Caller caller, @PathVariable UUID contextId, @PathVariable UUID jobId) {
        UUID again = retrying.retry(caller, contextId, jobId).orThrow();
        completions.await(
                again,
                LONGEST_WAIT,
                id -> jobs.get(caller, contextId, id).orThrow().status().isEnd());
        return JobResponse.of(jobs.get(caller, contextId, again).orThrow());
    }

    private static String name(@Nullable String fileName, UUID jobId, String ending) {
        return (fileName == null ? "import-" + jobId : fileName) + ending;
    }

    /** Whatever it is, no browser opens or guesses at it. */
    private static void attach(HttpServletResponse response, MediaType type, String name) {
        response.setContentType(type.toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
