package io.matcher.contexts;

import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.Caller;
import java.util.UUID;

/** Offered by whoever keeps the fee rules of contexts, so that they go along when a context is cloned. */
public interface FeeRuleCopies {

    /**
     * Gives a new context the fee rules of another; they name the same fee schedules. Called within the transaction that makes the context.
     *
     * @return how many there are; refused where the caller may not see what they name
     */
    Outcome<Integer> copy(Caller caller, UUID from, UUID to);
}
