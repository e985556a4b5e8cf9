package io.matcher.exceptions;

import io.matcher.ingestion.TransactionView;
import io.matcher.platform.database.CopyWriter;
import io.matcher.platform.database.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction without a match, with what decides how grave that is.
 *
 * @param amount what is open of it
 * @param bookingDate from which its age counts
 * @param reason a code such as {@code UNMATCHED}, 1 to 64 characters
 * @param details why there is no match, a JSON object; null where nobody looked
 */
public record Leftover(
        UUID transactionId,
        BigDecimal amount,
        LocalDate bookingDate,
        String reason,
        @Nullable String details) {

    /** The columns of the staging table in which leftovers are handed over. */
    public static final String DEFINITION = """
            exception_id uuid not null, transaction_id uuid not null, severity text not null, severity_rank int not null,
            due_at timestamptz not null, reason text not null, details text""";

    /** The names of those columns, in the order in which they are written. */
    public static final List<String> COLUMNS =
            List.of("exception_id", "transaction_id", "severity", "severity_rank", "due_at", "reason", "details");

    static final String UNMATCHED = "UNMATCHED";

    static Leftover of(TransactionView view) {
        return new Leftover(view.id(), view.amount(), view.bookingDate(), UNMATCHED, null);
    }

    /** Writes the row for an exception found at that instant. */
    public void write(CopyWriter writer, Instant now) {
        Instant since = bookingDate.atStartOfDay(ZoneOffset.UTC).toInstant();
        Severity severity = Severity.of(amount, Duration.between(since, now));
        writer.row()
                .uuid(Ids.next())
                .uuid(transactionId)
                .text(severity.name())
                .int4(severity.rank())
                .timestamp(now.plus(severity.due()))
                .text(reason)
                .text(details);
    }
}
