package io.matcher.cli.reconcile;

import io.matcher.engine.Explanation;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.LeftoverReason;
import io.matcher.engine.SettingChange;
import io.matcher.engine.Side;
import io.matcher.formats.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a report. */
sealed interface ReportRow {

    Status status();

    /** Why it is so, in words. */
    default String why() {
        return Words.of(this);
    }

    /** The sections of a report, in their order. */
    enum Status {
        MATCHED("matched"),
        REVIEW("review"),
        AMBIGUOUS("ambiguous"),
        LEFT_ONLY("left only"),
        RIGHT_ONLY("right only"),
        UNREADABLE("unreadable");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A row of a file. */
    record Cells(
            long line,
            String id,
            String date,
            BigDecimal amount,
            String currency,
            String reference,
            String description) {}

    /** Two rows that were put together. */
    record Pair(
            Status status,
            String rule,
            int score,
            Cells left,
            Cells right,
            @Nullable BigDecimal difference,
            Explanation explanation,
            List<Other> others)
            implements ReportRow {}

    /** Another pair that would explain one of the rows as well. */
    record Other(Cells left, Cells right, int score) {}

    /** A row without a partner; {@code nearest} is null where the report is too long to look for them. */
    record Alone(
            Side side,
            Cells cells,
            LeftoverReason reason,
            @Nullable List<Near> nearest) implements ReportRow {
        @Override
        public Status status() {
            return side == Side.LEFT ? Status.LEFT_ONLY : Status.RIGHT_ONLY;
        }
    }

    /** A row of the other side that almost went with one that is alone. */
    record Near(Cells cells, String rule, boolean taken, List<FieldCheck> failures, List<SettingChange> changes) {}

    /** A row that is no transaction. */
    record Unreadable(Side side, String file, Refusal refusal) implements ReportRow {
        @Override
        public Status status() {
            return Status.UNREADABLE;
        }
    }
}
