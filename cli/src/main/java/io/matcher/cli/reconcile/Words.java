package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Alone;
import io.matcher.cli.reconcile.ReportRow.Cells;
import io.matcher.cli.reconcile.ReportRow.Near;
import io.matcher.cli.reconcile.ReportRow.Pair;
import io.matcher.cli.reconcile.ReportRow.Unreadable;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.LeftoverReason;
import io.matcher.engine.SettingChange;
import io.matcher.formats.Refusal;
import java.util.List;
import java.util.StringJoiner;

/** Says in words what the engine found. */
final class Words {
    private Words() {}

    static String of(ReportRow row) {
        return switch (row) {
            case Pair pair -> pair(pair);
            case Alone alone -> alone(alone);
            case Unreadable unreadable -> refusal(unreadable.refusal());
        };
    }

    private static String pair(Pair pair) {
        StringJoiner text = new StringJoiner("; ");
        pair.explanation().fields().forEach(field -> text.add(field(field)));
        pair.others()
                .forEach(other -> text.add("as well: left " + place(other.left()) + " with right "
                        + place(other.right()) + " (score " + other.score() + ")"));
        return text.toString();
    }

    /** {@code amount 10.00 and 10.40, apart by 0.40, 0.50 is admitted}. */
    static String field(FieldCheck check) {
        StringBuilder text = new StringBuilder(check.field()).append(' ');
        boolean same = check.left().equals(check.right());
        text.append(same ? shown(check.left()) : shown(check.left()) + " and " + shown(check.right()));
        String difference = check.difference();
        if (difference != null && !difference.equals("0")) {
            boolean days = check.field().equals("date");
            text.append(days ? ", " + difference + " days from left to right" : ", apart by " + difference);
        }
        if (check.bound() != null && !same) {
            text.append(", admitted is ").append(check.bound());
        }
        return text.append(check.asked() ? "" : ", not asked for").toString();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    private static String alone(Alone alone) {
        String reason = reason(alone.reason());
        List<Near> nearest = alone.nearest();
        if (nearest == null) {
            return reason;
        }
        StringJoiner text = new StringJoiner("; ").add(reason);
        nearest.stream().limit(1).forEach(near -> text.add(near(near)));
        return text.toString();
    }

    static String near(Near near) {
        StringBuilder text = new StringBuilder("nearest is ").append(place(near.cells()));
        text.append(near.taken() ? ", which went with another row" : "");
        for (FieldCheck failure : near.failures()) {
            text.append(", ").append(field(failure));
        }
        for (SettingChange change : near.changes()) {
            text.append(", would match with ").append(change.type()).append(' ').append(change.setting());
            text.append(" = ").append(change.value());
        }
        return text.toString();
    }

    static String reason(LeftoverReason reason) {
        return switch (reason) {
            case UNMATCHED -> "no row of the other side satisfies a rule";
            case AMBIGUOUS -> "several rows would do and none is singled out";
            case TOO_MANY_CANDIDATES -> "too many rows look the same to be compared";
            case SEARCH_BUDGET -> "too many rows could be its parts for their sums to be searched";
            case SPLIT_INCOMPLETE -> "the rows that share its key do not add up to its amount";
            case DUPLICATE_TRANSACTION -> "its own side has another row like it";
            case FX_RATE_UNAVAILABLE -> "there is no exchange rate for it";
            case MISSING_BASE_AMOUNT -> "the base amount is missing";
            case MISSING_BASE_CURRENCY -> "the base currency is missing";
        };
    }

    private static String place(Cells cells) {
        return "line " + cells.line() + " (" + cells.id() + ")";
    }

    static String refusal(Refusal refusal) {
        String column = refusal.column() == null ? "" : "column \"" + refusal.column() + "\": ";
        String value = refusal.value() == null ? "" : " [" + refusal.value() + "]";
        return column + refusal.reason() + value;
    }
}
