package io.matcher.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that were put together.
 *
 * @param ruleId the rule that did; null for a person
 * @param confidence 0 to 100
 * @param ambiguous whether another pair explains one of its transactions as well
 * @param live whether it counts: false in a dry run, and once it was taken apart
 * @param difference left and adjustments less right, in the base currency where there is one; null across currencies without one
 * @param base what its sides are worth in one currency; null unless it was confirmed across currencies
 * @param adjusted the sum of its adjustments, as they count on the left
 * @param notes what the person who made it said
 * @param alternatives a JSON array; null unless ambiguous
 * @param certificate what the search saw that found its sum, a JSON object; null where nothing was searched
 */
record MatchGroup(
        UUID id,
        UUID contextId,
        UUID runId,
        @Nullable UUID ruleId,
        String kind,
        String status,
        int confidence,
        boolean ambiguous,
        boolean live,
        @Nullable BigDecimal difference,
        @Nullable String differenceType,
        @Nullable Base base,
        BigDecimal adjusted,
        @Nullable String notes,
        @Nullable String rejectedReason,
        @Nullable String alternatives,
        @Nullable String certificate,
        @Nullable Instant confirmedAt,
        Instant createdAt,
        Instant updatedAt,
        List<Item> items) {

    static final String FX_DIFFERENCE = "FX_DIFFERENCE";

    MatchGroup {
        items = List.copyOf(items);
    }

    /** What a group takes of one transaction, in the version in which it was matched. */
    record Item(
            UUID groupId,
            int seq,
            UUID transactionId,
            int version,
            String side,
            BigDecimal allocated,
            BigDecimal expected,
            String currency) {

        boolean isWhole() {
            return allocated.compareTo(expected) == 0;
        }
    }

    /** What both sides are worth in one currency. */
    record Base(String currency, BigDecimal left, BigDecimal right) {

        BigDecimal difference() {
            return left.subtract(right);
        }
    }

    /** The same group, its difference being that of its sides in one currency. */
    MatchGroup balancedIn(Base one) {
        BigDecimal left = one.difference();
        return with(left, left.signum() == 0 ? null : FX_DIFFERENCE, one, items);
    }

    MatchGroup with(List<Item> its) {
        return with(difference, differenceType, base, its);
    }

    private MatchGroup with(
            @Nullable BigDecimal difference, @Nullable String differenceType, @Nullable Base base, List<Item> its) {
        return new MatchGroup(
                id,
                contextId,
                runId,
                ruleId,
                kind,
                status,
                confidence,
                ambiguous,
                live,
                difference,
                differenceType,
                base,
                adjusted,
                notes,
                rejectedReason,
                alternatives,
                certificate,
                confirmedAt,
                createdAt,
                updatedAt,
                its);
    }

    Set<UUID> transactionIds() {
        return items.stream().map(Item::transactionId).collect(Collectors.toSet());
    }

    Map<UUID, Integer> versions() {
        return items.stream().collect(Collectors.toMap(Item::transactionId, Item::version));
    }

    /** The versions of the transactions of which it takes all that was open. */
    Map<UUID, Integer> wholes() {
        return items.stream().filter(Item::isWhole).collect(Collectors.toMap(Item::transactionId, Item::version));
    }

    /** What it takes of the other transactions. */
    Map<UUID, BigDecimal> parts() {
        return items.stream()
                .filter(item -> !item.isWhole())
                .collect(Collectors.toMap(Item::transactionId, Item::allocated));
    }

    /** The currency in which it balances. */
    String currency() {
        return base == null ? items.getFirst().currency() : base.currency();
    }

    /** The sum of what it takes of one side's transactions, in that currency. */
    BigDecimal sum(String side) {
        if (base != null) {
            return side.equals("LEFT") ? base.left() : base.right();
        }
        return items.stream()
                .filter(item -> item.side().equals(side))
                .map(Item::allocated)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
