package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a context may be made or changed as asked; looks at nothing but what it is given. */
final class ContextChecks {

    private static final int LONGEST_TEXT = 100;
    private static final int ABSOLUTE_DECIMALS = 8;
    private static final int FRACTION_DECIMALS = 10;

    private ContextChecks() {}

    static Outcome<CreateContextRequest> check(CreateContextRequest request) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_TEXT);
        faults.line("body.interval", request.interval(), LONGEST_TEXT);
        faults.amount("body.feeToleranceAbs", request.feeToleranceAbs(), ABSOLUTE_DECIMALS);
        faults.amount("body.feeTolerancePct", request.feeTolerancePct(), FRACTION_DECIMALS);
        normalization(faults, request.feeNormalization());
        List<CreateContextSourceRequest> sources = request.inlineSources();
        for (int i = 0; i < sources.size(); i++) {
            SourceEditor.check(faults, "body.sources[" + i + "]", sources.get(i).source());
        }
        List<CreateMatchRuleRequest> rules = request.inlineRules();
        for (int i = 0; i < rules.size(); i++) {
            RuleCheck.check(
                    faults,
                    "body.rules[" + i + "]",
                    rules.get(i).type(),
                    rules.get(i).settings());
        }
        return faults.or(request).then(ContextChecks::prioritiesDiffer);
    }

    private static Outcome<CreateContextRequest> prioritiesDiffer(CreateContextRequest request) {
        Set<Integer> seen = new HashSet<>();
        return request.inlineRules().stream()
                .map(CreateMatchRuleRequest::priority)
                .filter(priority -> !seen.add(priority))
                .findFirst()
                .map(twice -> Outcome.<CreateContextRequest>refused(
                        ErrorCode.PRIORITY_CONFLICT, "Two rules have the priority " + twice))
                .orElseGet(() -> Outcome.done(request));
    }

    static Outcome<ReconciliationContext> check(ReconciliationContext present, UpdateContextRequest request) {
        Faults faults = new Faults();
        faults.line("body.name", request.name(), LONGEST_TEXT);
        faults.line("body.interval", request.interval(), LONGEST_TEXT);
        faults.amount("body.feeToleranceAbs", request.feeToleranceAbs(), ABSOLUTE_DECIMALS);
        faults.amount("body.feeTolerancePct", request.feeTolerancePct(), FRACTION_DECIMALS);
        normalization(faults, request.feeNormalization());
        ContextStatus status = request.status();
        if (status == ContextStatus.DRAFT) {
            faults.add("body.status", "is none of [ACTIVE, PAUSED, ARCHIVED]", status);
        }
        return faults.or(present)
                .then(context -> status == null || mayBecome(context.status(), status)
                        ? Outcome.done(context)
                        : Outcome.refused(
                                ErrorCode.INVALID_STATE_TRANSITION,
                                "A context that is " + context.status() + " can not become " + status));
    }

    private static boolean mayBecome(ContextStatus from, ContextStatus to) {
        return from == to
                || switch (from) {
                    case DRAFT -> to == ContextStatus.ACTIVE;
                    case ACTIVE -> to == ContextStatus.PAUSED || to == ContextStatus.ARCHIVED;
                    case PAUSED -> to == ContextStatus.ACTIVE || to == ContextStatus.ARCHIVED;
                    case ARCHIVED -> false;
                };
    }

    static ReconciliationContext changed(ReconciliationContext present, UpdateContextRequest request) {
        String normalization = request.feeNormalization() == null
                ? present.feeNormalization()
                : unlessEmpty(request.feeNormalization());
        String calendar = request.calendar() == null ? present.calendar() : unlessEmpty(request.calendar());
        return new ReconciliationContext(
                present.id(),
                present.tenantId(),
                request.name() == null ? present.name() : request.name().strip(),
                request.type() == null ? present.type() : request.type().wire(),
                request.interval() == null
                        ? present.interval()
                        : request.interval().strip(),
                Objects.requireNonNullElse(request.status(), present.status()),
                Objects.requireNonNullElse(request.feeToleranceAbs(), present.feeToleranceAbs()),
                Objects.requireNonNullElse(request.feeTolerancePct(), present.feeTolerancePct()),
                normalization,
                Objects.requireNonNullElse(request.autoMatchOnUpload(), present.autoMatchOnUpload()),
                calendar,
                present.createdAt(),
                present.updatedAt());
    }

    /** A normalisation or a calendar as it is stored; an empty text means none. */
    static @Nullable String unlessEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static void normalization(Faults faults, @Nullable String text) {
        String value = unlessEmpty(text);
        if (value != null && !QueryValues.names(FeeNormalization.class).contains(value)) {
            faults.add("body.feeNormalization", "is none of [NET, GROSS]", value);
        }
    }
}
