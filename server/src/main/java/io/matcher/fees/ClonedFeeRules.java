package io.matcher.fees;

import io.matcher.contexts.FeeRuleCopies;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes the fee rules of a context along when it is cloned. */
@Component
class ClonedFeeRules implements FeeRuleCopies {

    private final FeeRuleEditor editor;

    ClonedFeeRules(FeeRuleEditor editor) {
        this.editor = editor;
    }

    @Override
    public Outcome<Integer> copy(Caller caller, UUID from, UUID to) {
        return editor.copyAll(caller, from, to);
    }
}
