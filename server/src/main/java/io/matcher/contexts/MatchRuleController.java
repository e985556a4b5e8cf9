package io.matcher.contexts;

import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Match rules over HTTP. */
@RestController
@Tag(name = "Configuration Match Rules")
class MatchRuleController {

    private static final List<String> TYPES = List.of("EXACT", "TOLERANCE", "DATE_LAG", "FUZZY");

    private final Transactions transactions;
    private final EditableContexts contexts;
    private final RuleStore rules;
    private final RuleEditor editor;
    private final Cursors cursors;

    MatchRuleController(
            Transactions transactions, EditableContexts contexts, RuleStore rules, RuleEditor editor, Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.rules = rules;
        this.editor = editor;
        this.cursors = cursors;
    }

    @GetMapping("/v1/contexts/{contextId}/rules")
    ListMatchRulesResponse listMatchRules(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false)
                    @Schema(allowableValues = {"EXACT", "TOLERANCE", "DATE_LAG", "FUZZY"})
                    @Nullable
                    String type) {
        TenantId tenant = caller.tenant();
        String wanted = QueryValues.oneOf("type", type, TYPES);
        String list = "rules|" + contextId + "|" + wanted;
        PageRequest page = cursors.clamped(caller, list, limit, cursor);
        List<MatchRule> rows = transactions
                .in(tenant, () -> contexts.any(tenant, contextId)
                        .map(context -> rules.page(tenant, contextId, wanted, page)))
                .orThrow();
        return ListMatchRulesResponse.of(cursors.page(
                caller,
                list,
                page,
                rows,
                rule -> List.of(Integer.toString(rule.priority()), rule.id().toString())));
    }

    @PostMapping("/v1/contexts/{contextId}/rules")
    @ResponseStatus(HttpStatus.CREATED)
    MatchRuleResponse createMatchRule(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody CreateMatchRuleRequest request) {
        return MatchRuleResponse.of(editor.create(caller, contextId, request).orThrow());
    }

    @GetMapping("/v1/contexts/{contextId}/rules/{ruleId}")
    MatchRuleResponse getMatchRule(Caller caller, @PathVariable UUID contextId, @PathVariable UUID ruleId) {
        TenantId tenant = caller.tenant();
        return transactions
                .in(tenant, () -> contexts.any(tenant, contextId).then(context -> rules.find(tenant, contextId, ruleId)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(
                                ErrorCode.MATCH_RULE_NOT_FOUND, "There is no such rule in this context"))))
                .map(MatchRuleResponse::of)
                .orThrow();
    }

    @PatchMapping("/v1/contexts/{contextId}/rules/{ruleId}")
    MatchRuleResponse updateMatchRule(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID ruleId,
            @Valid @RequestBody UpdateMatchRuleRequest request) {
        return MatchRuleResponse.of(
                editor.update(caller, contextId, ruleId, request).orThrow());
    }

    @DeleteMapping("/v1/contexts/{contextId}/rules/{ruleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMatchRule(Caller caller, @PathVariable UUID contextId, @PathVariable UUID ruleId) {
        editor.delete(caller, contextId, ruleId).orThrow();
    }

    @PostMapping("/v1/contexts/{contextId}/rules/reorder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reorderMatchRules(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody ReorderMatchRulesRequest request) {
        editor.reorder(caller, contextId, request.ruleIds()).orThrow();
    }
}
