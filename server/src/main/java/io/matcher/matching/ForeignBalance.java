package io.matcher.matching;

import io.matcher.engine.FieldCheck;
import io.matcher.platform.tenancy.TenantId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what the two sides of a proposal across currencies are worth in the currency into which its rule converted them. */
@Component
class ForeignBalance {

    private static final int A_PAIR = 2;

    private final GroupExplainer explainer;

    ForeignBalance(GroupExplainer explainer) {
        this.explainer = explainer;
    }

    /** The group with its base amounts, by the rates that its run used; as it is where it has, or takes, none. */
    MatchGroup converted(TenantId tenant, MatchGroup group) {
        if (group.difference() != null
                || group.ruleId() == null
                || group.items().size() != A_PAIR) {
            return group;
        }
        return Optional.ofNullable(
                        explainer.explain(tenant, group.runId(), List.of(group)).get(group.id()))
                .flatMap(explanation -> base(explanation.fields()))
                .map(group::balancedIn)
                .orElse(group);
    }

    private static Optional<MatchGroup.Base> base(List<FieldCheck> fields) {
        return agreed(fields, "baseCurrency").flatMap(currency -> agreed(fields, "baseAmount")
                .map(amount -> new MatchGroup.Base(
                        currency.left(), new BigDecimal(amount.left()), new BigDecimal(amount.right()))));
    }

    private static Optional<FieldCheck> agreed(List<FieldCheck> fields, String name) {
        return fields.stream()
                .filter(check -> check.field().equals(name) && check.agrees())
                .findFirst();
    }
}
