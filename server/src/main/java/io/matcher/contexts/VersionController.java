package io.matcher.contexts;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What rules and field maps were, over HTTP; of those that were deleted too. */
@RestController
@Tag(name = "Configuration Versions")
class VersionController {

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final RuleVersionStore rules;
    private final FieldMapVersionStore fieldMaps;
    private final Cursors cursors;

    VersionController(
            Transactions transactions,
            EditableContexts contexts,
            RuleVersionStore rules,
            FieldMapVersionStore fieldMaps,
            Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.rules = rules;
        this.fieldMaps = fieldMaps;
        this.cursors = cursors;
    }

    @GetMapping("/v1/contexts/{contextId}/rules/{ruleId}/versions")
    ListMatchRuleVersionsResponse listMatchRuleVersions(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID ruleId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TenantId tenant = caller.tenant();
        String list = "rule-versions|" + ruleId;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        List<RuleVersion> rows = transactions
                .in(tenant, () -> contexts.any(tenant, contextId)
                        .then(context -> ofRule(tenant, contextId, ruleId, page)))
                .orThrow();
        return ListMatchRuleVersionsResponse.of(
                cursors.page(caller, list, page, rows, version -> place(version.version())));
    }

    private Outcome<List<RuleVersion>> ofRule(TenantId tenant, UUID contextId, UUID ruleId, PageRequest page) {
        return rules.isKnown(tenant, contextId, ruleId)
                ? Outcome.done(rules.page(tenant, ruleId, page))
                : Outcome.refused(ErrorCode.MATCH_RULE_NOT_FOUND, "There is and was no such rule in this context");
    }

    @GetMapping("/v1/field-maps/{fieldMapId}/versions")
    ListFieldMapVersionsResponse listFieldMapVersions(
            Caller caller,
            @PathVariable UUID fieldMapId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TenantId tenant = caller.tenant();
        String list = "field-map-versions|" + fieldMapId;
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        List<FieldMapVersion> rows = transactions
                .in(tenant, () -> ofFieldMap(tenant, fieldMapId, page))
                .orThrow();
        return ListFieldMapVersionsResponse.of(
                cursors.page(caller, list, page, rows, version -> place(version.version())));
    }

    private Outcome<List<FieldMapVersion>> ofFieldMap(TenantId tenant, UUID fieldMapId, PageRequest page) {
        return fieldMaps.isKnown(tenant, fieldMapId)
                ? Outcome.done(fieldMaps.page(tenant, fieldMapId, page))
                : Outcome.refused(ErrorCode.FIELD_MAP_NOT_FOUND, "There is and was no such field map");
    }

    private static List<String> place(int version) {
        return List.of(Integer.toString(version));
    }
}
