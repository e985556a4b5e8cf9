package io.matcher.formats.cnab;

import io.matcher.formats.EntryIds;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.Statement;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bank's answers about titles or payments: no balances, and the file's day is the day that it speaks of. */
abstract class ReturnBatch extends Batch {
    final @Nullable String account;
    final @Nullable Long number;
    final @Nullable LocalDate made;

    ReturnBatch(
            FixedLine file, @Nullable String account, @Nullable Long number, EntryIds ids, Consumer<FileRecord> out) {
        super(ids, out);
        this.account = account;
        this.number = number;
        this.made = file.day(Order.DDMMYYYY, 144).day();
    }

    @Override
    final void trailer(FixedLine line, long records) throws FixedFieldException {
        long stated = line.count("records", 18, 23);
        if (stated > 0) {
            tally.expectCount("records in the batch", stated, records);
        }
    }

    @Override
    final Statement statement(long position) {
        return new Statement(
                position,
                Statement.Kind.NOTIFICATION,
                account,
                null,
                number,
                1,
                true,
                null,
                made,
                BRL,
                null,
                null,
                null,
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }
}
