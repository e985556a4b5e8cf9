package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door through which other contexts of the service write rules, by the same checks as a person does. */
@Component
public class RuleBook {

    /** The largest priority that a rule may have. */
    private static final int LAST = 1_000;

    private final RuleEditor editor;
    private final EditableContexts contexts;
    private final RuleStore rules;

    RuleBook(RuleEditor editor, EditableContexts contexts, RuleStore rules) {
        this.editor = editor;
        this.contexts = contexts;
        this.rules = rules;
    }

    /**
     * Adds a rule after all that are there, in the running transaction of the tenant. Refused with every fault of its settings, and when the
     * last priority is taken.
     */
    public Outcome<MatchRule> append(Caller caller, UUID contextId, String type, Map<String, Object> config) {
        return contexts.lock(caller.tenant(), contextId)
                .then(context -> free(caller, contextId))
                .then(priority -> editor.create(caller, contextId, new CreateMatchRuleRequest(priority, type, config)));
    }

    private Outcome<Integer> free(Caller caller, UUID contextId) {
        int last = rules.all(caller.tenant(), contextId).stream()
                .mapToInt(MatchRule::priority)
                .max()
                .orElse(0);
        return last < LAST
                ? Outcome.done(last + 1)
                : Outcome.refused(
                        ErrorCode.PRIORITY_CONFLICT,
                        "A rule has the last priority, " + LAST + "; put the rules in order");
    }
}
