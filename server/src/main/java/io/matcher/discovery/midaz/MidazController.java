package io.matcher.discovery.midaz;

import io.matcher.discovery.pull.VendorCheck;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.Page;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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

/** Connections to Midaz over HTTP. */
@RestController
@RequestMapping(MidazController.PATH)
@Tag(name = "Discovery")
class MidazController {

    static final String PATH = "/v1/discovery/midaz-connections";
    private static final String LIST = "midaz-connections";

    private final MidazDesk desk;
    private final Cursors cursors;

    MidazController(MidazDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(summary = "Page through the connections to Midaz by name; credentials are never shown")
    ListMidazConnectionsResponse listMidazConnections(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = cursors.strict(caller, LIST, limit, cursor);
        Page<MidazConnection> page = cursors.page(
                caller,
                LIST,
                request,
                desk.page(caller.tenant(), request),
                connection -> List.of(connection.configName()));
        return new ListMidazConnectionsResponse(
                desk.show(caller.tenant(), page.items()).stream()
                        .map(MidazConnectionResponse::of)
                        .toList(),
                page.limit(),
                page.hasMore(),
                page.nextCursor(),
                page.prevCursor());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Connect a Midaz Ledger and seal its credential")
    ResponseEntity<MidazConnectionResponse> createMidazConnection(
            Caller caller, @Valid @RequestBody MidazConnectionRequest request) {
        MidazConnectionResponse made =
                MidazConnectionResponse.of(desk.create(caller, request).orThrow());
        return ResponseEntity.created(URI.create(PATH + "/" + made.id())).body(made);
    }

    @GetMapping("/{connectionId}")
    @Operation(summary = "Read one connection to Midaz, with what its last pull did")
    MidazConnectionResponse getMidazConnection(Caller caller, @PathVariable UUID connectionId) {
        return MidazConnectionResponse.of(
                desk.get(caller.tenant(), connectionId).orThrow());
    }

    @PutMapping("/{connectionId}")
    @Operation(summary = "Change a connection to Midaz; both halves of a credential rotate it, neither keeps it")
    MidazConnectionResponse updateMidazConnection(
            Caller caller, @PathVariable UUID connectionId, @Valid @RequestBody MidazConnectionRequest request) {
        return MidazConnectionResponse.of(
                desk.update(caller, connectionId, request).orThrow());
    }

    @DeleteMapping("/{connectionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a connection to Midaz: it is pulled no more, what it brought stays")
    void deleteMidazConnection(Caller caller, @PathVariable UUID connectionId) {
        desk.delete(caller, connectionId).orThrow();
    }

    @PostMapping("/{connectionId}/test")
    @Operation(summary = "Ask Midaz whether the connection works, with its sealed credential")
    TestMidazConnectionResponse testMidazConnection(Caller caller, @PathVariable UUID connectionId) {
        VendorCheck.Standing standing = desk.test(caller, connectionId).orThrow();
        return new TestMidazConnectionResponse(connectionId, standing.healthy(), standing.code());
    }

    @PostMapping("/{connectionId}/completeness")
    @Operation(summary = "Compare what the ledgers have of a day with what was pulled")
    CheckMidazCompletenessResponse checkMidazCompleteness(
            Caller caller,
            @PathVariable UUID connectionId,
            @Valid @RequestBody(required = false) @Nullable CheckMidazCompletenessRequest request) {
        LocalDate day = desk.closed(request == null ? null : request.date()).orThrow();
        return CheckMidazCompletenessResponse.of(
                connectionId, day, desk.count(caller, connectionId, day).orThrow());
    }

    @PostMapping("/{connectionId}/pull")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Pull now, instead of with the next look")
    PullMidazConnectionResponse pullMidazConnection(
            Caller caller,
            @PathVariable UUID connectionId,
            @Valid @RequestBody(required = false) @Nullable PullMidazConnectionRequest request) {
        PullMode mode = request == null ? PullMode.INCREMENTAL : request.modeOrUsual();
        desk.pull(caller, connectionId, mode).orThrow();
        return new PullMidazConnectionResponse(connectionId, mode);
    }
}
