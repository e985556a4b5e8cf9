package io.matcher.suggestions;

import io.matcher.contexts.Contexts;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.http.Cursors;
import io.matcher.platform.http.PageRequest;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Suggested rules over HTTP. */
@RestController
@Tag(name = "Matching")
class SuggestionController {

    private final Transactions transactions;
    private final Contexts contexts;
    private final Suggestions suggestions;
    private final SuggestionReview review;
    private final SuggestionStore store;
    private final Cursors cursors;

    SuggestionController(
            Transactions transactions,
            Contexts contexts,
            Suggestions suggestions,
            SuggestionReview review,
            SuggestionStore store,
            Cursors cursors) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.suggestions = suggestions;
        this.review = review;
        this.store = store;
        this.cursors = cursors;
    }

    @PostMapping("/v1/matching/contexts/{contextId}/rule-suggestions")
    SuggestMatchRulesResponse suggestMatchRules(Caller caller, @PathVariable UUID contextId) {
        List<MatchRuleSuggestionResponse> items = suggestions.suggest(caller, contextId).orThrow().stream()
                .map(MatchRuleSuggestionResponse::of)
                .toList();
        return new SuggestMatchRulesResponse(items, items.size());
    }

    @GetMapping("/v1/matching/contexts/{contextId}/rule-suggestions")
    ListMatchRuleSuggestionsResponse listMatchRuleSuggestions(
            Caller caller,
            @PathVariable UUID contextId,
            @RequestParam(required = false) Suggestion.@Nullable Status status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TenantId tenant = caller.tenant();
        String list = "rule-suggestions|" + contextId + "|" + Objects.toString(status, "");
        PageRequest page = cursors.strict(caller, list, limit, cursor);
        List<Suggestion> rows = transactions
                .in(tenant, () -> contexts.context(tenant, contextId)
                        .map(context -> store.page(tenant, contextId, status, page)))
                .orThrow();
        return ListMatchRuleSuggestionsResponse.of(cursors.page(
                caller, list, page, rows, suggestion -> List.of(suggestion.id().toString())));
    }

    @PostMapping("/v1/matching/contexts/{contextId}/rule-suggestions/{suggestionId}/approve")
    ApproveMatchRuleSuggestionResponse approveMatchRuleSuggestion(
            Caller caller, @PathVariable UUID contextId, @PathVariable UUID suggestionId) {
        Suggestion approved = review.approve(caller, contextId, suggestionId).orThrow();
        return new ApproveMatchRuleSuggestionResponse(Objects.requireNonNull(approved.createdRuleId()), approved.id());
    }

    @PostMapping("/v1/matching/contexts/{contextId}/rule-suggestions/{suggestionId}/reject")
    MatchRuleSuggestionResponse rejectMatchRuleSuggestion(
            Caller caller,
            @PathVariable UUID contextId,
            @PathVariable UUID suggestionId,
            @Valid @RequestBody RejectMatchRuleSuggestionRequest request) {
        return MatchRuleSuggestionResponse.of(
                review.reject(caller, contextId, suggestionId, request.reason()).orThrow());
    }
}
