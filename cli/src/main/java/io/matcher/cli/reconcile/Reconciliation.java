package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Alone;
import io.matcher.cli.reconcile.ReportRow.Cells;
import io.matcher.cli.reconcile.ReportRow.Near;
import io.matcher.cli.reconcile.ReportRow.Other;
import io.matcher.cli.reconcile.ReportRow.Pair;
import io.matcher.cli.reconcile.ReportRow.Status;
import io.matcher.cli.reconcile.ReportRow.Unreadable;
import io.matcher.engine.GroupStatus;
import io.matcher.engine.Groups;
import io.matcher.engine.Leftovers;
import io.matcher.engine.MatchResult;
import io.matcher.engine.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two files and what was found of them. */
record Reconciliation(LoadedSide left, LoadedSide right, DefaultRules rules, MatchResult result) {

    /** Looking for the nearest rows takes time, and nobody reads so many. */
    static final int MAX_EXPLAINED = 20_000;

    LoadedSide side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    boolean isComplete() {
        var statistics = result.statistics();
        return statistics.pendingReviewLeft() == 0
                && statistics.unmatchedLeft() == 0
                && statistics.unmatchedRight() == 0;
    }

    /** Takes the rows of a report, one by one, in the order of {@link Status}. */
    interface Sink {
        void take(ReportRow row) throws IOException;
    }

    void rows(Sink sink) throws IOException {
        for (Status status : Status.values()) {
            rows(status, sink);
        }
    }

    void rows(Status status, Sink sink) throws IOException {
        switch (status) {
            case MATCHED, REVIEW, AMBIGUOUS -> pairs(status, sink);
            case LEFT_ONLY -> alone(Side.LEFT, sink);
            case RIGHT_ONLY -> alone(Side.RIGHT, sink);
            case UNREADABLE -> {
                unreadable(Side.LEFT, sink);
                unreadable(Side.RIGHT, sink);
            }
        }
    }

    Status status(int group) {
        Groups groups = result.groups();
        if (groups.status(group) == GroupStatus.CONFIRMED) {
            return Status.MATCHED;
        }
        return groups.isAmbiguous(group) ? Status.AMBIGUOUS : Status.REVIEW;
    }

    private void pairs(Status status, Sink sink) throws IOException {
        Groups groups = result.groups();
        for (int group = 0; group < groups.size(); group++) {
            if (status(group) == status) {
                sink.take(pair(groups, group));
            }
        }
    }

    private Pair pair(Groups groups, int group) {
        List<Other> others = groups.alternatives(group).stream()
                .map(other ->
                        new Other(cells(Side.LEFT, other.left()), cells(Side.RIGHT, other.right()), other.score()))
                .toList();
        Cells left = cells(Side.LEFT, groups.left(group));
        BigDecimal difference = groups.difference(group);
        return new Pair(
                status(group),
                rules.name(groups.rule(group)),
                groups.score(group),
                left,
                cells(Side.RIGHT, groups.right(group)),
                difference == null ? null : Money.shown(difference, left.currency()),
                groups.explanation(group),
                others);
    }

    private void alone(Side side, Sink sink) throws IOException {
        Leftovers leftovers = result.leftovers(side);
        for (int i = 0; i < leftovers.size(); i++) {
            int row = leftovers.row(i);
            List<Near> nearest = i < MAX_EXPLAINED ? nearest(side, row) : null;
            sink.take(new Alone(side, cells(side, row), leftovers.reason(i), nearest));
        }
    }

    private @Nullable List<Near> nearest(Side side, int row) {
        return result.explainLeftover(side, row).nearest().stream()
                .map(near -> new Near(
                        cells(side.other(), near.row()),
                        rules.name(near.rule()),
                        near.taken(),
                        near.failures(),
                        near.changes()))
                .toList();
    }

    private void unreadable(Side side, Sink sink) throws IOException {
        LoadedSide loaded = side(side);
        for (var refusal : loaded.refusals()) {
            sink.take(new Unreadable(side, loaded.fileName(), refusal));
        }
    }

    private Cells cells(Side side, int row) {
        LoadedSide loaded = side(side);
        var ledger = loaded.ledger();
        String description = loaded.description(row);
        return new Cells(
                loaded.positions().applyAsLong(row),
                ledger.externalId(row),
                LocalDate.ofEpochDay(ledger.bookingDay(row)).toString(),
                Money.shown(ledger.amount(row), ledger.currency(row)),
                ledger.currency(row),
                ledger.reference(row),
                description == null ? "" : description);
    }
}
