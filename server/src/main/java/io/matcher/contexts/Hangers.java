package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Asks everybody who may keep history whether something may be deleted. */
@Component
class Hangers {

    private final ObjectProvider<Dependants> dependants;

    Hangers(ObjectProvider<Dependants> dependants) {
        this.dependants = dependants;
    }

    Outcome<Boolean> noneOnSource(TenantId tenant, UUID sourceId) {
        return none(ErrorCode.CONFLICT, "source", one -> one.ofSource(tenant, sourceId));
    }

    Outcome<Boolean> noneOnRule(TenantId tenant, UUID ruleId) {
        return none(ErrorCode.CONFLICT, "rule", one -> one.ofRule(tenant, ruleId));
    }

    Outcome<Boolean> noneOnContext(TenantId tenant, UUID contextId) {
        return none(ErrorCode.CONTEXT_HAS_CHILDREN, "context", one -> one.ofContext(tenant, contextId));
    }

    /** Deletes a source, unless somebody gives it a history at this very moment: the database knows before anybody can be asked. */
    static Outcome<Boolean> deleteSource(Runnable delete) {
        return delete(ErrorCode.CONFLICT, "source", delete);
    }

    /** The same of a context. */
    static Outcome<Boolean> deleteContext(Runnable delete) {
        return delete(ErrorCode.CONTEXT_HAS_CHILDREN, "context", delete);
    }

    private static Outcome<Boolean> delete(ErrorCode code, String noun, Runnable delete) {
        try {
            delete.run();
            return Outcome.done(true);
        } catch (DataIntegrityViolationException referred) {
            return Outcome.refused(code, "Something has just been added to the " + noun + ", which is kept with it");
        }
    }

    private Outcome<Boolean> none(ErrorCode code, String noun, Function<Dependants, Optional<String>> question) {
        return dependants
                .orderedStream()
                .map(question)
                .flatMap(Optional::stream)
                .findFirst()
                .map(what -> Outcome.<Boolean>refused(code, "The " + noun + " has " + what + " and is kept with them"))
                .orElseGet(() -> Outcome.done(true));
    }
}
