package io.matcher.ingestion;

import io.matcher.formats.ParsedTransaction;
import io.matcher.platform.database.CopyWriter;
import io.matcher.platform.database.Ids;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes transactions to a staging table, in the shape in which they wait there before they are merged, each under a new id. */
final class StagedTransactions {

    /** {@code pos} is the place among the rows that came together, {@code line} the place in the file that people are told. */
    static final String DEFINITION = """
            pos bigint not null, line bigint not null, id uuid not null, external_id text collate "C" not null, amount numeric(20, 8) not null,
            amount_scaled bigint not null, currency text not null, booking_date date not null, value_date date,
            occurred_at timestamptz, description text, reference text, metadata json not null, posting text not null""";

    static final List<String> COLUMNS = Arrays.asList(
            "pos",
            "line",
            "id",
            "external_id",
            "amount",
            "amount_scaled",
            "currency",
            "booking_date",
            "value_date",
            "occurred_at",
            "description",
            "reference",
            "metadata",
            "posting");

    private static final int SCALE = 8;
    private static final int SAFE_PRECISION = 18;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private final StringBuilder metadata = new StringBuilder();
    private @Nullable UUID first;
    private @Nullable UUID last;
    private long rows;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;

    /**
     * Rows that came together and wait in one table.
     *
     * @param mayRepeat whether one of them may have the external id of another, or of a row of an earlier chunk
     * @param from the first booking date; null where there are no rows
     * @param until the last booking date
     */
    record Chunk(
            String table,
            long rows,
            boolean mayRepeat,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** What was written since the last chunk. */
    Chunk cut(String table, boolean mayRepeat) {
        Chunk chunk = new Chunk(table, rows, mayRepeat, from, until);
        rows = 0;
        from = null;
        until = null;
        return chunk;
    }

    /** The ids that were given, from the first to the last; they ascend. Null while there are none. */
    record IdRange(@Nullable UUID first, @Nullable UUID last) {}

    IdRange ids() {
        return new IdRange(first, last);
    }

    /** A transaction that was fetched. */
    void write(CopyWriter writer, long pos, IncomingTransaction row) {
        begin(writer, pos, pos, row.bookingDate())
                .text(row.externalId())
                .numeric(row.amount())
                .int8(scaled(row.amount()))
                .text(row.currency())
                .date(row.bookingDate())
                .date(row.valueDate())
                .timestamp(row.occurredAt())
                .text(row.description())
                .text(row.reference())
                .text(row.metadataJson())
                .text(row.pending() ? "PENDING" : "POSTED");
    }

    /** A transaction that was read from a file. */
    void write(CopyWriter writer, long pos, ParsedTransaction row) {
        metadata.setLength(0);
        row.appendMetadataJson(metadata);
        begin(writer, pos, row.position(), row.bookingDate())
                .text(row.externalId())
                .numeric(row.amount())
                .int8(scaled(row.amount()))
                .text(row.currency())
                .date(row.bookingDate())
                .date(row.valueDate())
                .timestamp(row.occurredAt())
                .text(row.description())
                .text(row.reference())
                .text(metadata)
                .text(row.pending() ? "PENDING" : "POSTED");
    }

    private CopyWriter begin(CopyWriter writer, long pos, long line, LocalDate day) {
        rows++;
        from = from == null || day.isBefore(from) ? day : from;
        until = until == null || day.isAfter(until) ? day : until;
        UUID id = Ids.next();
        first = first == null ? id : first;
        last = id;
        return writer.row().int8(pos).int8(line).uuid(id);
    }

    /** The amount times 10^8, held at the ends of {@code long} where it does not fit, so that the order is kept. */
    static long scaled(BigDecimal amount) {
        int up = SCALE - amount.scale();
        if (up >= 0 && up <= SCALE && amount.precision() + up <= SAFE_PRECISION) {
            return amount.unscaledValue().longValue() * POWERS[up];
        }
        BigInteger scaled = amount.setScale(SCALE).unscaledValue();
        if (scaled.bitLength() < Long.SIZE) {
            return scaled.longValue();
        }
        return scaled.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
