package io.matcher.suggestions;

import io.matcher.contexts.RuleBook;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import io.matcher.platform.tenancy.Caller;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out what people decide about suggestions. */
@Component
class SuggestionReview {

    private final Transactions transactions;
    private final SuggestionStore store;
    private final RuleBook rules;
    private final Audit audit;

    SuggestionReview(Transactions transactions, SuggestionStore store, RuleBook rules, Audit audit) {
        this.transactions = transactions;
        this.store = store;
        this.rules = rules;
        this.audit = audit;
    }

    /** Makes a rule of the suggestion, as if its reviewer had written it. */
    Outcome<Suggestion> approve(Caller caller, UUID contextId, UUID id) {
        return transactions.in(
                caller.tenant(), () -> pending(caller, contextId, id).then(suggestion -> unprocessable(
                                rules.append(caller, contextId, suggestion.type(), suggestion.config()))
                        .map(rule -> {
                            audit.record(
                                    caller,
                                    "match_rule_suggestion",
                                    id,
                                    "APPROVE",
                                    Map.of("context_id", contextId, "rule_id", rule.id()));
                            return store.approve(caller, suggestion, rule.id());
                        })));
    }

    /** A newer version may read the settings more strictly than the one that suggested them; the request itself is sound. */
    private static <T> Outcome<T> unprocessable(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done;
            case Outcome.Refused<T>(Refusal refusal) ->
                refusal.code() == ErrorCode.INVALID_REQUEST
                        ? Outcome.refused(new Refusal(ErrorCode.UNPROCESSABLE, refusal.detail(), refusal.faults()))
                        : outcome;
        };
    }

    Outcome<Suggestion> reject(Caller caller, UUID contextId, UUID id, @Nullable String reason) {
        return transactions.in(
                caller.tenant(), () -> pending(caller, contextId, id).map(suggestion -> {
                    audit.record(caller, "match_rule_suggestion", id, "REJECT", Map.of("context_id", contextId));
                    return store.reject(caller, suggestion, reason);
                }));
    }

    private Outcome<Suggestion> pending(Caller caller, UUID contextId, UUID id) {
        return store.lock(caller.tenant(), contextId, id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "There is no such suggestion in this context"))
                .then(suggestion -> suggestion.status() == Suggestion.Status.PENDING_REVIEW
                        ? Outcome.done(suggestion)
                        : Outcome.refused(ErrorCode.CONFLICT, "The suggestion is " + suggestion.status() + " already"));
    }
}
