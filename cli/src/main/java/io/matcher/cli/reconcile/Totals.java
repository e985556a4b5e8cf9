package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Status;
import io.matcher.engine.Groups;
import io.matcher.engine.Leftovers;
import io.matcher.engine.Side;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts and sums of a reconciliation: for each currency, side and status. */
final class Totals {
    private final Map<Side, Map<Status, Long>> counts = new EnumMap<>(Side.class);
    private final Map<String, Map<Side, Map<Status, BigDecimal>>> sums = new TreeMap<>();

    Totals(Reconciliation all) {
        Groups groups = all.result().groups();
        for (int group = 0; group < groups.size(); group++) {
            Status status = all.status(group);
            add(all, Side.LEFT, groups.left(group), status);
            add(all, Side.RIGHT, groups.right(group), status);
        }
        addLeftovers(all, Side.LEFT, Status.LEFT_ONLY);
        addLeftovers(all, Side.RIGHT, Status.RIGHT_ONLY);
        for (Side side : Side.values()) {
            counts(side).put(Status.UNREADABLE, all.side(side).unreadable());
        }
    }

    private void addLeftovers(Reconciliation all, Side side, Status status) {
        Leftovers leftovers = all.result().leftovers(side);
        for (int i = 0; i < leftovers.size(); i++) {
            add(all, side, leftovers.row(i), status);
        }
    }

    private void add(Reconciliation all, Side side, int row, Status status) {
        var ledger = all.side(side).ledger();
        counts(side).merge(status, 1L, Long::sum);
        sums.computeIfAbsent(ledger.currency(row), code -> new EnumMap<>(Side.class))
                .computeIfAbsent(side, any -> new EnumMap<>(Status.class))
                .merge(status, ledger.amount(row), BigDecimal::add);
    }

    private Map<Status, Long> counts(Side side) {
        return counts.computeIfAbsent(side, any -> new EnumMap<>(Status.class));
    }

    long count(Side side, Status status) {
        return counts(side).getOrDefault(status, 0L);
    }

    Set<String> currencies() {
        return sums.keySet();
    }

    BigDecimal sum(String currency, Side side, Status status) {
        BigDecimal sum = sums.getOrDefault(currency, Map.of())
                .getOrDefault(side, Map.of())
                .getOrDefault(status, BigDecimal.ZERO);
        return Money.shown(sum, currency);
    }

    /** Whether rows of this status stand on this side at all. */
    static boolean isOn(Side side, Status status) {
        return status != (side == Side.LEFT ? Status.RIGHT_ONLY : Status.LEFT_ONLY);
    }
}
