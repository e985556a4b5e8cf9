package io.matcher.contexts;

/** A clone, with what went along. */
record CloneContextResponse(
        ReconciliationContextResponse context,
        int sourcesCloned,
        int rulesCloned,
        int feeRulesCloned,
        int fieldMapsCloned) {

    static CloneContextResponse of(ReconciliationContext clone, ContextCloner.Copied copied) {
        return new CloneContextResponse(
                ReconciliationContextResponse.of(clone),
                copied.sources(),
                copied.rules(),
                copied.feeRules(),
                copied.fieldMaps());
    }
}
