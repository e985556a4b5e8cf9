package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets one change at a time at the setup of a context, and none once it is archived. */
@Component
class EditableContexts {

    private final ContextStore contexts;

    EditableContexts(ContextStore contexts) {
        this.contexts = contexts;
    }

    /** The context, for reading its setup. */
    Outcome<ReconciliationContext> any(TenantId tenant, UUID contextId) {
        return contexts.find(tenant, contextId).map(Outcome::done).orElseGet(EditableContexts::none);
    }

    /** The context, which nobody else changes until the transaction ends; refused when it is archived. */
    Outcome<ReconciliationContext> lock(TenantId tenant, UUID contextId) {
        return contexts.lock(tenant, contextId)
                .map(Outcome::done)
                .orElseGet(EditableContexts::none)
                .then(context -> context.status() == ContextStatus.ARCHIVED
                        ? Outcome.refused(ErrorCode.CONTEXT_ARCHIVED, "The context is archived and stays as it is")
                        : Outcome.done(context));
    }

    private static Outcome<ReconciliationContext> none() {
        return Outcome.refused(ErrorCode.CONTEXT_NOT_FOUND, "There is no such context");
    }
}
