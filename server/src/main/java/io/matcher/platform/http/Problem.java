package io.matcher.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What every error looks like: RFC 9457 problem details with a stable code and the places at fault. Closed: no other member is ever added.
 *
 * @param instance {@code urn:uuid:} and the request's id, never the path, which may hold a token
 */
@Schema(name = "Detail")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
public record Problem(
        @Schema(
                description = "A URI reference to human-readable documentation for the error.",
                defaultValue = "about:blank",
                format = "uri")
        String type,

        @Schema(description = "A short, human-readable summary of the problem type.")
        String title,

        @Schema(description = "HTTP status code", format = "int64")
        int status,

        @Schema(description = "A human-readable explanation specific to this occurrence of the problem.")
        String detail,

        @Schema(description = "A URI reference that identifies the specific occurrence of the problem.", format = "uri")
        String instance,

        @Schema(description = "Stable, machine-readable error code, MTCH-NNNN.")
        String code,

        @Schema(description = "Optional list of individual error details") @Nullable
        List<ErrorDetail> errors) {

    /** One place at fault. */
    @Schema(name = "ErrorDetail")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ErrorDetail(
            @Schema(description = "Where the error occurred, e.g. 'body.items[3].tags' or 'path.thing-id'")
            String location,

            @Schema(description = "Error message text") String message,

            @Schema(description = "The value at the given location") @Nullable
            Object value) {

        static ErrorDetail of(Fault fault) {
            return new ErrorDetail(fault.location(), fault.message(), fault.value());
        }
    }

    static Problem of(Refusal refusal, UUID requestId) {
        int status = refusal.code().status();
        return new Problem(
                URI.create("about:blank").toString(),
                HttpStatus.valueOf(status).getReasonPhrase(),
                status,
                refusal.detail(),
                "urn:uuid:" + requestId,
                refusal.code().wire(),
                refusal.faults().isEmpty()
                        ? null
                        : refusal.faults().stream().map(ErrorDetail::of).toList());
    }
}
