package io.matcher.matching;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.Page;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups over HTTP. */
@RestController
@Tag(name = "Matching")
class GroupController {

    private final Transactions transactions;
    private final MatchRuns matchRuns;
    private final GroupStore groups;
    private final GroupViews views;
    private final Reviewing reviewing;
    private final ManualMatching manual;
    private final Adjusting adjusting;
    private final Unmatching unmatching;
    private final Cursors cursors;

    GroupController(
            Transactions transactions,
            MatchRuns matchRuns,
            GroupStore groups,
            GroupViews views,
            Reviewing reviewing,
            ManualMatching manual,
            Adjusting adjusting,
            Unmatching unmatching,
            Cursors cursors) {
        this.transactions = transactions;
        this.matchRuns = matchRuns;
        this.groups = groups;
        this.views = views;
        this.reviewing = reviewing;
        this.manual = manual;
        this.adjusting = adjusting;
        this.unmatching = unmatching;
        this.cursors = cursors;
    }

    @GetMapping("/v1/matching/runs/{runId}/groups")
    ListMatchGroupsResponse getMatchRunGroups(
            Caller caller,
            @PathVariable UUID runId,
            @RequestParam UUID contextId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "sort_order", required = false) @Schema(allowableValues = {"asc", "desc"}) @Nullable
                    String sortOrder,
            @RequestParam(name = "sort_by", required = false)
                    @Schema(allowableValues = {"id", "created_at", "status"})
                    @Nullable
                    String sortBy) {
        boolean ascending = SortParameters.ascending(sortOrder);
        boolean byStatus = SortParameters.byStatus(sortBy);
        String list = "groups|" + runId + "|" + ascending + "|" + byStatus;
        PageRequest request = cursors.clamped(caller, list, limit, cursor);
        return transactions
                .inSnapshot(caller.tenant(), () -> matchRuns
                        .find(caller.tenant(), contextId, runId)
                        .map(run -> byStatus
                                ? groups.pageByStatus(caller.tenant(), runId, ascending, request)
                                : groups.pageById(caller.tenant(), runId, ascending, request))
                        .map(rows -> cursors.page(caller, list, request, rows, group -> position(group, byStatus)))
                        .map(page -> shown(caller.tenant(), page)))
                .orThrow();
    }

    private static List<String> position(MatchGroup group, boolean byStatus) {
        String id = group.id().toString();
        return byStatus ? List.of(group.status(), id) : List.of(id);
    }

    private ListMatchGroupsResponse shown(TenantId tenant, Page<MatchGroup> page) {
        List<MatchGroupResponse> items = views.of(tenant, groups.withItems(tenant, page.items()));
        return ListMatchGroupsResponse.of(
                new Page<>(items, page.limit(), page.hasMore(), page.nextCursor(), page.prevCursor()));
    }

    private MatchGroupResponse shown(Caller caller, MatchGroup group) {
        return transactions.in(caller.tenant(), () -> views.of(caller.tenant(), group));
    }

    @PostMapping("/v1/matching/groups/{matchGroupId}/approve")
    MatchGroupResponse approveMatchGroup(Caller caller, @PathVariable UUID matchGroupId, @RequestParam UUID contextId) {
        return shown(caller, reviewing.approve(caller, contextId, matchGroupId).orThrow());
    }

    @PostMapping("/v1/matching/groups/{matchGroupId}/reject")
    MatchGroupResponse rejectMatchGroup(
            Caller caller,
            @PathVariable UUID matchGroupId,
            @RequestParam UUID contextId,
            @Valid @RequestBody RejectGroupRequest request) {
        String reason = request.reason().strip();
        return shown(
                caller,
                reviewing.reject(caller, contextId, matchGroupId, reason).orThrow());
    }

    @PostMapping("/v1/matching/runs/{runId}/groups/approve")
    BulkReviewResponse approveMatchGroups(
            Caller caller,
            @PathVariable UUID runId,
            @RequestParam UUID contextId,
            @Valid @RequestBody ApproveGroupsRequest request) {
        return reviewing.approveAll(caller, contextId, runId, request.filter());
    }

    @PostMapping("/v1/matching/runs/{runId}/groups/reject")
    BulkReviewResponse rejectMatchGroups(
            Caller caller,
            @PathVariable UUID runId,
            @RequestParam UUID contextId,
            @Valid @RequestBody RejectGroupsRequest request) {
        return reviewing.rejectAll(
                caller, contextId, runId, request.filter(), request.reason().strip());
    }

    @PostMapping("/v1/matching/manual")
    @ResponseStatus(HttpStatus.CREATED)
    ManualMatchResponse createManualMatch(
            Caller caller, @RequestParam UUID contextId, @Valid @RequestBody ManualMatchRequest request) {
        MatchGroup group = manual.match(caller, contextId, request).orThrow();
        return new ManualMatchResponse(shown(caller, group));
    }

    @PostMapping("/v1/matching/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    AdjustmentResponse createAdjustment(
            Caller caller, @RequestParam UUID contextId, @Valid @RequestBody CreateAdjustmentRequest request) {
        return new AdjustmentResponse(AdjustmentResponse.AdjustmentView.of(
                adjusting.adjust(caller, contextId, request).orThrow()));
    }

    @DeleteMapping("/v1/matching/groups/{matchGroupId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unmatch(
            Caller caller,
            @PathVariable UUID matchGroupId,
            @RequestParam UUID contextId,
            @Valid @RequestBody UnmatchRequest request) {
        unmatching
                .unmatch(caller, contextId, matchGroupId, request.reason().strip())
                .orThrow();
    }
}
