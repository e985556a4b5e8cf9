package io.matcher.fees;

import io.matcher.platform.database.CopyWriter;
import io.matcher.platform.database.Ids;
import java.util.List;
import java.util.UUID;

/** A fee of a matched transaction that is another than it should be, as a run hands it over to be kept. */
public record FeeVariance(UUID groupId, UUID transactionId, UUID sourceId, FeeVerdict.Variance found) {

    /** The columns of the staging table in which variances are handed over. */
    public static final String DEFINITION = """
            variance_id uuid not null, group_id uuid not null, transaction_id uuid not null, source_id uuid not null,
            fee_schedule_id uuid not null, fee_schedule_name text not null, currency text not null, expected_fee numeric not null,
            actual_fee numeric not null, delta numeric not null, tolerance numeric not null, variance_type text not null""";

    /** The names of those columns, in the order in which they are written. */
    public static final List<String> COLUMNS = List.of(
            "variance_id",
            "group_id",
            "transaction_id",
            "source_id",
            "fee_schedule_id",
            "fee_schedule_name",
            "currency",
            "expected_fee",
            "actual_fee",
            "delta",
            "tolerance",
            "variance_type");

    public void write(CopyWriter writer) {
        FeeSchedule schedule = found.schedule();
        writer.row()
                .uuid(Ids.next())
                .uuid(groupId)
                .uuid(transactionId)
                .uuid(sourceId)
                .uuid(schedule.id())
                .text(schedule.name())
                .text(schedule.currency())
                .numeric(found.expected())
                .numeric(found.actual())
                .numeric(found.delta())
                .numeric(found.tolerance())
                .text(found.kind().name());
    }
}
