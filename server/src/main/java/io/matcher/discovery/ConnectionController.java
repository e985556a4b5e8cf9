package io.matcher.discovery;

import io.matcher.platform.database.Ids;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.RefusedException;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Aggregator connections over HTTP. */
@RestController
@RequestMapping(ConnectionController.PATH)
@Tag(name = "Discovery")
class ConnectionController {

    static final String PATH = "/v1/discovery/aggregator-connections";
    private static final String LIST = "aggregator-connections";

    private final ConnectionDesk desk;
    private final Cursors cursors;

    ConnectionController(ConnectionDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(summary = "Page through the aggregator connections by name; credentials are never shown")
    ListAggregatorConnectionsResponse listAggregatorConnections(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = cursors.strict(caller, LIST, limit, cursor);
        return ListAggregatorConnectionsResponse.of(cursors.page(
                caller, LIST, page, desk.page(caller.tenant(), page), connection -> List.of(connection.configName())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Connect an aggregator and seal its credential")
    ResponseEntity<AggregatorConnectionResponse> createAggregatorConnection(
            Caller caller, @Valid @RequestBody CreateAggregatorConnectionRequest request) {
        AggregatorConnection draft = new AggregatorConnection(
                Ids.next(), request.vendor(), request.configName(), request.baseUrl(), request.accountRef());
        AggregatorConnection made =
                desk.create(caller, draft, request.credential()).orThrow();
        return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(AggregatorConnectionResponse.of(made));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one aggregator connection")
    AggregatorConnectionResponse getAggregatorConnection(Caller caller, @PathVariable String id) {
        return AggregatorConnectionResponse.of(desk.get(caller.tenant(), id).orThrow());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change an aggregator connection; both halves of a credential rotate it, neither keeps it")
    AggregatorConnectionResponse updateAggregatorConnection(
            Caller caller, @PathVariable String id, @Valid @RequestBody UpdateAggregatorConnectionRequest request) {
        if (request.isHalf()) {
            throw RefusedException.of(
                    ErrorCode.INVALID_REQUEST,
                    "The request is invalid: a credential is rotated by clientId and secret together",
                    Fault.at(
                            request.clientId() == null ? "body.clientId" : "body.secret",
                            "is missing beside the other half of the credential"));
        }
        return AggregatorConnectionResponse.of(desk.update(
                        caller, id, request.configName(), request.baseUrl(), request.accountRef(), request.credential())
                .orThrow());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an aggregator connection: its tokens are refused, its name is free")
    void deleteAggregatorConnection(Caller caller, @PathVariable String id) {
        desk.delete(caller, id).orThrow();
    }

    @PostMapping("/test")
    @Operation(summary = "Ask the vendor whether a connection works, with its sealed credential")
    TestAggregatorConnectionResponse testAggregatorConnection(
            Caller caller, @Valid @RequestBody TestAggregatorConnectionRequest request) {
        boolean healthy =
                desk.test(caller, request.vendor(), request.configName()).orThrow();
        return new TestAggregatorConnectionResponse(request.vendor(), request.configName(), healthy);
    }
}
