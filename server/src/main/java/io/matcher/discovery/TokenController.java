package io.matcher.discovery;

import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.http.SecretResponse;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhook tokens over HTTP: minted and shown once, listed by hash, revoked. */
@RestController
@RequestMapping(TokenController.PATH)
@Tag(name = "Discovery")
class TokenController {

    static final String PATH = Webhooks.PATH + "/tokens";

    private final Mint mint;
    private final TokenDesk desk;
    private final PublicAddress address;
    private final SecureRandom random;
    private final Cursors cursors;

    TokenController(Mint mint, TokenDesk desk, PublicAddress address, SecureRandom random, Cursors cursors) {
        this.mint = mint;
        this.desk = desk;
        this.address = address;
        this.random = random;
        this.cursors = cursors;
    }

    @PostMapping
    @SecretResponse
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Mint an aggregator webhook token",
            description =
                    "Mints a webhook token bound to an existing aggregator connection and returns the raw token plus its"
                            + " provider-facing webhook URL ONCE. Only the token's SHA-256 hash is stored.")
    @ApiResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MintResponse.class)))
    void mintAggregatorWebhookToken(
            Caller caller, @Valid @RequestBody MintRequest request, HttpServletResponse response) throws IOException {
        try (FreshToken token = FreshToken.make(random)) {
            mint.register(caller, request.vendor(), request.connectionConfigName(), token.hash())
                    .orThrow();
            String receiver =
                    address.base() + Webhooks.PATH + "/" + request.vendor().wire() + "/";
            MintAnswer.write(response, request.vendor(), receiver, token);
        }
    }

    @GetMapping
    @Operation(summary = "Page through the live webhook tokens, newest first; a token is told by the start of its hash")
    ListAggregatorWebhookTokensResponse listAggregatorWebhookTokens(
            Caller caller,
            @RequestParam(name = "connection_config_name", required = false) @Nullable String configName,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String list = "webhook-tokens\0" + configName;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        return ListAggregatorWebhookTokensResponse.of(cursors.page(
                caller,
                list,
                page,
                desk.page(caller.tenant(), configName, page).orThrow(),
                token -> List.of(token.id().toString())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a webhook token: deliveries with it are refused from now on")
    void revokeAggregatorWebhookToken(Caller caller, @PathVariable UUID id) {
        desk.revoke(caller, id).orThrow();
    }
}
