package io.matcher.fees;

import io.matcher.contexts.Contexts;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fee rules over HTTP. */
@RestController
@Tag(name = "Configuration Fee Rules")
class FeeRuleController {

    private final Transactions transactions;
    private final Contexts contexts;
    private final FeeRuleStore rules;
    private final FeeRuleEditor editor;

    FeeRuleController(Transactions transactions, Contexts contexts, FeeRuleStore rules, FeeRuleEditor editor) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.rules = rules;
        this.editor = editor;
    }

    /** All of them, by priority: a context has at most 200. */
    @GetMapping("/v1/contexts/{contextId}/fee-rules")
    List<FeeRuleResponse> listFeeRules(Caller caller, @PathVariable UUID contextId) {
        TenantId tenant = caller.tenant();
        return transactions
                .in(tenant, () -> contexts.configured(tenant, contextId).map(context -> rules.all(tenant, contextId)))
                .orThrow()
                .stream()
                .map(FeeRuleResponse::of)
                .toList();
    }

    @PostMapping("/v1/contexts/{contextId}/fee-rules")
    @ResponseStatus(HttpStatus.CREATED)
    FeeRuleResponse createFeeRule(
            Caller caller, @PathVariable UUID contextId, @Valid @RequestBody CreateFeeRuleRequest request) {
        return FeeRuleResponse.of(editor.create(caller, contextId, request).orThrow());
    }

    @GetMapping("/v1/fee-rules/{feeRuleId}")
    FeeRuleResponse getFeeRule(Caller caller, @PathVariable UUID feeRuleId) {
        return FeeRuleResponse.of(transactions
                .in(caller.tenant(), () -> editor.find(caller.tenant(), feeRuleId))
                .orThrow());
    }

    @PatchMapping("/v1/fee-rules/{feeRuleId}")
    FeeRuleResponse updateFeeRule(
            Caller caller, @PathVariable UUID feeRuleId, @Valid @RequestBody UpdateFeeRuleRequest request) {
        return FeeRuleResponse.of(editor.update(caller, feeRuleId, request).orThrow());
    }

    @DeleteMapping("/v1/fee-rules/{feeRuleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFeeRule(Caller caller, @PathVariable UUID feeRuleId) {
        editor.delete(caller, feeRuleId).orThrow();
    }
}
