package io.matcher.matching;

import io.matcher.platform.tenancy.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what is shown of groups: their transactions, their adjustments and why they are. */
@Component
class GroupViews {

    private final GroupExplainer explainer;
    private final AdjustmentStore adjustments;

    GroupViews(GroupExplainer explainer, AdjustmentStore adjustments) {
        this.explainer = explainer;
        this.adjustments = adjustments;
    }

    /** Groups that have their items, as clients see them; called within a transaction of the tenant. */
    List<MatchGroupResponse> of(TenantId tenant, List<MatchGroup> groups) {
        Map<UUID, GroupExplainer.PairExplanation> explanations = new HashMap<>();
        groups.stream()
                .filter(group -> group.ruleId() != null)
                .collect(Collectors.groupingBy(MatchGroup::runId))
                .forEach((run, its) -> explanations.putAll(explainer.explain(tenant, run, its)));
        Map<UUID, List<Adjustment>> counted = adjustments(tenant, groups);
        return groups.stream()
                .map(group -> MatchGroupResponse.of(
                        group, explanations.get(group.id()), counted.getOrDefault(group.id(), List.of())))
                .toList();
    }

    MatchGroupResponse of(TenantId tenant, MatchGroup group) {
        return of(tenant, List.of(group)).getFirst();
    }

    private Map<UUID, List<Adjustment>> adjustments(TenantId tenant, List<MatchGroup> groups) {
        Map<UUID, List<Adjustment>> counted = new HashMap<>();
        for (Adjustment each : adjustments.countedIn(
                tenant, groups.stream().map(MatchGroup::id).toList())) {
            UUID group = each.countedIn();
            if (group != null) {
                counted.computeIfAbsent(group, id -> new ArrayList<>()).add(each);
            }
        }
        return counted;
    }
}
