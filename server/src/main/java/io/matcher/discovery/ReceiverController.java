package io.matcher.discovery;

import io.matcher.platform.http.ClientAddress;
import io.matcher.platform.http.TooLargeException;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where vendors deliver. The order is: size, token, vendor, proof, keeping, answer. Whatever of identity or proof is wrong, the answer
 * is the same.
 */
@RestController
@Tag(name = "Discovery")
class ReceiverController {

    private final Receiver receiver;
    private final ClientAddress addresses;

    ReceiverController(Receiver receiver, ClientAddress addresses) {
        this.receiver = receiver;
        this.addresses = addresses;
    }

    @PostMapping(Webhooks.RECEIVER)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Accept a webhook of an aggregator; what it announces is pulled afterwards",
            parameters =
                    @Parameter(
                            name = Webhooks.SIGNATURE,
                            in = ParameterIn.HEADER,
                            description = "Hexadecimal HMAC-SHA256 of the raw body, where a signing secret is set",
                            schema = @Schema(type = "string")),
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "202", description = "Accepted", content = @Content)
    ResponseEntity<Void> receiveAggregatorWebhook(
            @PathVariable @Schema(allowableValues = {"pluggy", "belvo"}) String provider,
            @PathVariable String webhookToken,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        return switch (receive(provider, webhookToken, request)) {
            case Receiver.Reception.Kept(int status) ->
                ResponseEntity.status(status).build();
            case Receiver.Reception.Unproved() -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Webhook");
                throw RefusedException.of(ErrorCode.UNAUTHENTICATED, "The delivery did not prove where it comes from");
            }
            case Receiver.Reception.TooMany(Duration pause) -> {
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(pause.plusMillis(999).toSeconds()));
                throw RefusedException.of(ErrorCode.RATE_LIMITED, "Too many deliveries; try again later");
            }
        };
    }

    private Receiver.Reception receive(String provider, String token, HttpServletRequest request) throws IOException {
        Arrival arrival = new Arrival(
                provider,
                TokenHash.of(token.getBytes(StandardCharsets.UTF_8)),
                values(request, Webhooks.SIGNATURE),
                values(request, HttpHeaders.AUTHORIZATION),
                addresses.of(request));
        try {
            return receiver.receive(arrival, request.getContentLengthLong(), request.getInputStream());
        } catch (TooLargeException tooLarge) {
            throw RefusedException.of(ErrorCode.TOO_LARGE, "The body is larger than the limit of webhooks");
        }
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
