package io.matcher.fees;

import io.matcher.contexts.FeeNormalization;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as it is kept with the run that it was made for, so that the run can be done again whatever became of its rules. */
record PlanForm(
        @Nullable FeeNormalization normalization,
        String toleranceAbs,
        String tolerancePct,
        List<Rule> rules,
        List<Schedule> schedules) {

    /** A rule in its place. */
    record Rule(
            UUID id,
            UUID contextId,
            FeeSide side,
            UUID feeScheduleId,
            String name,
            int priority,
            List<PredicateForm> predicates,
            Instant createdAt,
            Instant updatedAt) {}

    /** A schedule that some rule names. */
    record Schedule(
            UUID id,
            String name,
            String currency,
            ApplicationOrder applicationOrder,
            int roundingScale,
            Rounding roundingMode,
            List<ItemForm> items) {}

    static PlanForm of(FeePlan plan) {
        return new PlanForm(
                plan.normalization(),
                Decimals.text(plan.tolerance().absolute()),
                Decimals.text(plan.tolerance().fraction()),
                plan.rules().stream().map(PlanForm::of).toList(),
                plan.schedules().values().stream().map(PlanForm::of).toList());
    }

    private static Rule of(FeeRule rule) {
        return new Rule(
                rule.id(),
                rule.contextId(),
                rule.side(),
                rule.feeScheduleId(),
                rule.name(),
                rule.priority(),
                rule.predicates().stream().map(PredicateForm::of).toList(),
                rule.createdAt(),
                rule.updatedAt());
    }

    private static Schedule of(FeeSchedule schedule) {
        return new Schedule(
                schedule.id(),
                schedule.name(),
                schedule.currency(),
                schedule.order(),
                schedule.roundingScale(),
                schedule.rounding(),
                schedule.items().stream().map(ItemForm::of).toList());
    }

    FeePlan plan() {
        return new FeePlan(
                normalization,
                new FeeTolerance(new BigDecimal(toleranceAbs), new BigDecimal(tolerancePct)),
                rules.stream().map(PlanForm::rule).toList(),
                schedules.stream()
                        .map(PlanForm::schedule)
                        .collect(Collectors.toMap(FeeSchedule::id, Function.identity())));
    }

    private static FeeRule rule(Rule form) {
        return new FeeRule(
                form.id(),
                form.contextId(),
                form.side(),
                form.feeScheduleId(),
                form.name(),
                form.priority(),
                form.predicates().stream().map(PredicateForm::predicate).toList(),
                form.createdAt(),
                form.updatedAt());
    }

    private static FeeSchedule schedule(Schedule form) {
        return new FeeSchedule(
                form.id(),
                form.name(),
                form.currency(),
                form.applicationOrder(),
                form.roundingScale(),
                form.roundingMode(),
                form.items().stream().map(ItemForm::item).toList());
    }
}
