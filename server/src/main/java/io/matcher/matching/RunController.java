package io.matcher.matching;

import io.matcher.contexts.Contexts;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.Page;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.jobs.Jobs;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Runs over HTTP. */
@RestController
@Tag(name = "Matching")
class RunController {

    private final Transactions transactions;
    private final Contexts contexts;
    private final MatchRuns matchRuns;
    private final Undoing undoing;
    private final Replay replay;
    private final RunStore runs;
    private final Jobs jobs;
    private final Cursors cursors;

    RunController(
            Transactions transactions,
            Contexts contexts,
            MatchRuns matchRuns,
            Undoing undoing,
            Replay replay,
            RunStore runs,
            Jobs jobs,
            Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.matchRuns = matchRuns;
        this.undoing = undoing;
        this.replay = replay;
        this.runs = runs;
        this.jobs = jobs;
        this.cursors = cursors;
    }

    @PostMapping("/v1/matching/contexts/{contextId}/run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunMatchResponse runMatch(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestHeader(name = "Prefer", required = false)
                    @Parameter(description = "wait=N: answer when the run has ended, or after N seconds, at most 10.")
                    @Nullable
                    String prefer,
            @Valid @RequestBody RunMatchRequest request) {
        MatchRuns.Order order = new MatchRuns.Order(contextId, request.mode(), request.narrowing());
        MatchRun run = matchRuns.run(caller, order, Waiting.of(prefer)).orThrow();
        return new RunMatchResponse(run.id(), run.status());
    }

    @PostMapping("/v1/matching/runs/{runId}/cancel")
    MatchRunResponse cancelMatchRun(
            Caller caller,
            @PathVariable UUID runId,
            @RequestParam UUID contextId,
            @Valid @RequestBody CancelMatchRunRequest request) {
        return MatchRunResponse.of(
                matchRuns
                        .cancel(caller, contextId, runId, request.reason().strip())
                        .orThrow(),
                null);
    }

    @PostMapping("/v1/matching/runs/{runId}/undo")
    UndoRunResponse undoMatchRun(
            Caller caller,
            @PathVariable UUID runId,
            @RequestParam UUID contextId,
            @Valid @RequestBody UndoRunRequest request) {
        return undoing.undo(caller, contextId, runId, request).orThrow();
    }

    @PostMapping("/v1/matching/runs/{runId}/verify")
    VerifyRunResponse verifyMatchRun(Caller caller, @PathVariable UUID runId, @RequestParam UUID contextId) {
        return replay.verify(caller, contextId, runId).orThrow();
    }

    @GetMapping("/v1/matching/contexts/{contextId}/runs")
    ListMatchRunsResponse listMatchRuns(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "sort_order", required = false) @Schema(allowableValues = {"asc", "desc"}) @Nullable
                    String sortOrder) {
        TenantId tenant = caller.tenant();
        boolean ascending = SortParameters.ascending(sortOrder);
        String list = "runs|" + contextId + "|" + ascending;
        PageRequest page = cursors.clamped(caller, list, limit, cursor);
        return transactions
                .in(tenant, () -> contexts.context(tenant, contextId)
                        .map(context -> runs.page(tenant, contextId, ascending, page))
                        .map(rows -> cursors.page(
                                caller,
                                list,
                                page,
                                rows,
                                run -> List.of(run.id().toString())))
                        .map(shown -> shown(tenant, shown)))
                .orThrow();
    }

    private ListMatchRunsResponse shown(TenantId tenant, Page<MatchRun> page) {
        Map<UUID, JsonNode> progress = progress(tenant, page.items());
        return ListMatchRunsResponse.of(page.map(run -> MatchRunResponse.of(run, progressOf(run, progress))));
    }

    /** Where the runs that go on are, by their jobs. */
    private Map<UUID, JsonNode> progress(TenantId tenant, List<MatchRun> shown) {
        List<UUID> going = shown.stream()
                .filter(run -> run.status() == RunStatus.PROCESSING)
                .map(MatchRun::jobId)
                .filter(Objects::nonNull)
                .toList();
        return going.isEmpty() ? Map.of() : jobs.progress(tenant, going);
    }

    private static @Nullable JsonNode progressOf(MatchRun run, Map<UUID, JsonNode> byJob) {
        return run.jobId() == null ? null : byJob.get(run.jobId());
    }

    @GetMapping("/v1/matching/runs/{runId}")
    MatchRunResponse getMatchRun(Caller caller, @PathVariable UUID runId, @RequestParam UUID contextId) {
        TenantId tenant = caller.tenant();
        return transactions
                .in(tenant, () -> matchRuns
                        .find(tenant, contextId, runId)
                        .map(run -> MatchRunResponse.of(run, progressOf(run, progress(tenant, List.of(run))))))
                .orThrow();
    }
}
