package io.matcher.engine;

import java.util.List;

/** A rule's config after reading: settings that can run, or every fault that was found. */
public sealed interface RuleParse {

    record Valid(RuleSettings settings) implements RuleParse {}

    /** At least one fault. */
    record Invalid(List<Fault> faults) implements RuleParse {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
