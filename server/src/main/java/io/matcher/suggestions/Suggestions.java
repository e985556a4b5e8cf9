package io.matcher.suggestions;

import io.matcher.contexts.Contexts;
import io.matcher.engine.MatchRule;
import io.matcher.matching.RuleTrials;
import io.matcher.mining.BackTest;
import io.matcher.mining.RuleMiner;
import io.matcher.mining.RuleSuggestion;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks for rules that a context lacks, where the operator allows it and the tenant asked for it. */
@Component
class Suggestions {

    private final Transactions transactions;
    private final Contexts contexts;
    private final RuleTrials trials;
    private final SuggestionStore store;
    private final Settings settings;
    private final Audit audit;

    Suggestions(
            Transactions transactions,
            Contexts contexts,
            RuleTrials trials,
            SuggestionStore store,
            Settings settings,
            Audit audit) {
        this.transactions = transactions;
        this.contexts = contexts;
        this.trials = trials;
        this.store = store;
        this.settings = settings;
        this.audit = audit;
    }

    private record Found(RuleSuggestion suggestion, int priority) {}

    /** Suggestions that wait for a decision; one that a person decided about is not made again. */
    Outcome<List<Suggestion>> suggest(Caller caller, UUID contextId) {
        return allowed(caller)
                .then(yes -> trials.on(
                        caller.tenant(),
                        contextId,
                        tenant -> contexts.activeContext(tenant, contextId)
                                .map(context -> contexts.rules(tenant, contextId)),
                        Suggestions::found))
                .map(found -> transactions.in(caller.tenant(), () -> kept(caller, contextId, found)));
    }

    private Outcome<Boolean> allowed(Caller caller) {
        if (!settings.flag("rule_suggestions.enabled")) {
            return Outcome.refused(ErrorCode.FORBIDDEN, "Rule suggestions are switched off for this service");
        }
        return settings.flag(caller.tenant(), "rule_suggestions.opt_in")
                ? Outcome.done(true)
                : Outcome.refused(
                        ErrorCode.FORBIDDEN,
                        "Rule suggestions are not switched on for this tenant: set rule_suggestions.opt_in");
    }

    private static List<Found> found(RuleTrials.Ground ground) {
        int last = ground.rules().stream().mapToInt(MatchRule::priority).max().orElse(0);
        List<Found> found = new ArrayList<>();
        for (RuleSuggestion suggestion : new RuleMiner(
                        ground.known(), ground.left(), ground.right(), ground.options(), ground.ruledOut())
                .suggest(ground.rules())) {
            found.add(new Found(suggestion, last + found.size() + 1));
        }
        return found;
    }

    private List<Suggestion> kept(Caller caller, UUID contextId, List<Found> found) {
        List<Suggestion> kept = found.stream()
                .map(one -> store.keep(caller.tenant(), fresh(contextId, one)))
                .flatMap(Optional::stream)
                .toList();
        audit.record(
                caller,
                "context",
                contextId,
                "SUGGEST_RULES",
                Map.of("suggestion_ids", kept.stream().map(Suggestion::id).toList()));
        return kept;
    }

    private static SuggestionStore.Fresh fresh(UUID contextId, Found found) {
        RuleSuggestion suggestion = found.suggestion();
        return new SuggestionStore.Fresh(
                Ids.next(),
                contextId,
                suggestion.type(),
                found.priority(),
                suggestion.config(),
                suggestion.because(),
                improvement(suggestion),
                suggestion.backTest().confidence());
    }

    private static String improvement(RuleSuggestion suggestion) {
        BackTest test = suggestion.backTest();
        return "Matches " + suggestion.gain() + " more and proposes " + suggestion.ambiguous()
                + " that a person would have to decide. Of " + test.pairs() + " confirmed pairs it finds "
                + test.again()
                + " again by itself, puts " + test.otherwise() + " together otherwise and is unsure of "
                + test.unsure() + ".";
    }
}
