package io.matcher.fees;

import io.matcher.contexts.FeeNormalization;
import io.matcher.contexts.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that a run needs to know of fees: which schedule governs a transaction, what amount it is compared by, and whether its fee is
 * right. Pure, and safe to use from several threads.
 *
 * @param normalization what amounts are compared as; null for as they are
 * @param rules by priority; the schedule of each is in {@code schedules}
 */
public record FeePlan(
        @Nullable FeeNormalization normalization,
        FeeTolerance tolerance,
        List<FeeRule> rules,
        Map<UUID, FeeSchedule> schedules) {

    /** The decimals with which amounts are kept and compared. */
    private static final int AMOUNT_SCALE = 8;

    public FeePlan {
        rules = List.copyOf(rules);
        schedules = Map.copyOf(schedules);
        for (FeeRule rule : rules) {
            if (!schedules.containsKey(rule.feeScheduleId())) {
                throw new IllegalArgumentException("The plan lacks the schedule of the rule " + rule.id());
            }
        }
    }

    /** Whether no transaction is governed by anything. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether amounts may be compared as others than they are. */
    public boolean normalises() {
        return normalization != null && !isEmpty();
    }

    /** Whether some rule looks at metadata; where none does, any object may be given for it. */
    public boolean readsMetadata() {
        return rules.stream().anyMatch(rule -> !rule.predicates().isEmpty());
    }

    /** The schedule of the first rule that governs the transaction. */
    public Optional<FeeSchedule> scheduleFor(Side side, JsonNode metadata) {
        for (FeeRule rule : rules) {
            if (rule.governs(side, metadata)) {
                return Optional.of(Objects.requireNonNull(schedules.get(rule.feeScheduleId())));
            }
        }
        return Optional.empty();
    }

    /**
     * The amount by which a transaction is compared, with at most 8 decimals: after fees, before them, or as it is. It is as it is as
     * well where no rule governs it, where its schedule is in another currency, and where no amount before fees leaves it.
     */
    public BigDecimal compared(Side side, BigDecimal amount, String currency, JsonNode metadata) {
        if (normalization == null) {
            return amount;
        }
        return scheduleFor(side, metadata)
                .filter(schedule -> schedule.currency().equalsIgnoreCase(currency))
                .map(schedule -> kept(schedule, normalised(schedule, normalization, amount)))
                .orElse(amount);
    }

    private static BigDecimal normalised(FeeSchedule schedule, FeeNormalization to, BigDecimal amount) {
        return switch (to) {
            case NET -> schedule.net(amount);
            case GROSS ->
                switch (schedule.gross(amount)) {
                    case Gross.Found(BigDecimal gross) -> gross;
                    case Gross.Unreachable unreachable -> amount;
                };
        };
    }

    private static BigDecimal kept(FeeSchedule schedule, BigDecimal amount) {
        return amount.scale() > AMOUNT_SCALE ? schedule.rounding().round(amount, AMOUNT_SCALE) : amount;
    }

    /**
     * Compares the fee that the metadata holds with the one that is due on the amount; where amounts are brought to gross, they are net as
     * they are. Of a refund the fee counts whatever its sign, since some write it given back and some taken.
     */
    public FeeVerdict verify(Side side, BigDecimal amount, String currency, JsonNode metadata) {
        return scheduleFor(side, metadata)
                .map(schedule -> verify(schedule, amount, currency, metadata))
                .orElseGet(FeeVerdict.Ungoverned::new);
    }

    private FeeVerdict verify(FeeSchedule schedule, BigDecimal amount, String currency, JsonNode metadata) {
        if (!schedule.currency().equalsIgnoreCase(currency)) {
            return new FeeVerdict.OtherCurrency(schedule, currency);
        }
        return switch (ActualFee.of(metadata)) {
            case ActualFee.None none -> new FeeVerdict.Missing(schedule);
            case ActualFee.Unreadable unreadable -> new FeeVerdict.NotANumber(schedule);
            case ActualFee.Amount(BigDecimal value, String named)
            when named != null && !named.equalsIgnoreCase(currency) -> new FeeVerdict.OtherCurrency(schedule, named);
            case ActualFee.Amount(BigDecimal value, String named) ->
                due(schedule, amount)
                        .map(expected -> judged(schedule, expected, amount.signum() < 0 ? value.abs() : value))
                        .orElseGet(() -> new FeeVerdict.Incalculable(schedule));
        };
    }

    private Optional<BigDecimal> due(FeeSchedule schedule, BigDecimal amount) {
        if (normalization != FeeNormalization.GROSS) {
            return Optional.of(schedule.expectedFee(amount));
        }
        return switch (schedule.gross(amount)) {
            case Gross.Found(BigDecimal gross) -> Optional.of(schedule.expectedFee(gross));
            case Gross.Unreachable unreachable -> Optional.empty();
        };
    }

    private FeeVerdict judged(FeeSchedule schedule, BigDecimal expected, BigDecimal actual) {
        BigDecimal delta = actual.subtract(expected);
        BigDecimal allowed = tolerance.between(expected, actual);
        return delta.abs().compareTo(allowed) > 0
                ? new FeeVerdict.Variance(schedule, expected, actual, delta, allowed)
                : new FeeVerdict.Ok(schedule, expected, actual);
    }
}
