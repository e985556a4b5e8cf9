package io.matcher.formats.cielo;

import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.Row;
import io.matcher.formats.Statement;
import io.matcher.formats.StatementFinding.Kind;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file, from its header to its end: who it is for, what was handed out, what it comes to. */
final class CieloFile {
    static final String BRL = "BRL";
    private static final String PAYMENTS = "04";
    private static final long RECOVERED = 9_999_999;

    final EntryRow row = new EntryRow();
    final StatementTally tally = new StatementTally();
    final EntryIds ids;
    private final Consumer<FileRecord> out;
    private final FixedLine header;
    private final FixedDay processed;

    CieloFile(FixedLine header, EntryIds ids, Consumer<FileRecord> out) {
        this.header = header;
        this.ids = ids;
        this.out = out;
        this.processed = header.day(Order.YYYYMMDD, 12);
    }

    String merchant() {
        return header.text(2, 11);
    }

    /** Whether the file tells of payments that were made, and not of sales and what is to come. */
    boolean isOfPayments() {
        return PAYMENTS.equals(header.text(48, 49));
    }

    /** Layout 15 and later: receivable units and entries in place of summaries and sales. */
    boolean isOfUnits() {
        try {
            return header.count("layout", 71, 73) >= 15;
        } catch (FixedFieldException notNumbered) {
            return false;
        }
    }

    /** The day on which the file was made; a row without any day of its own takes it. */
    FixedDay processed() {
        return new FixedDay(processed.day(), "");
    }

    @Nullable
    String sequence() {
        Long number = number();
        return number == null ? null : number.toString();
    }

    /** The number of the file; a recovered one has none. */
    private @Nullable Long number() {
        try {
            long number = header.count("sequence", 36, 42);
            return number == 0 || number == RECOVERED ? null : number;
        } catch (FixedFieldException notNumbered) {
            return null;
        }
    }

    /** Hands out what {@link #row} has gathered, and counts it if it is a row. */
    void hand(long line, BigDecimal amount, boolean pending) {
        FileRecord read = row.end(line);
        if (read instanceof Row) {
            if (pending) {
                tally.pass();
            } else {
                tally.book(amount, BRL);
            }
        }
        out.accept(read);
    }

    void refuse(FixedFieldException fault, long line) {
        out.accept(fault.refusal(line));
    }

    /** What the acquirer prints must add up: gross, fee and what it refused come to the net amount. */
    void expectNet(String what, BigDecimal parts, BigDecimal net) {
        if (parts.compareTo(net) != 0) {
            tally.find(
                    Kind.TOTAL_DIFFERS,
                    what + ": gross, fee and refused come to " + parts.toPlainString() + ", the net amount is "
                            + net.toPlainString());
        }
    }

    /** The sales must come to the gross amount. */
    void expectSales(String what, BigDecimal sales, BigDecimal gross) {
        if (sales.compareTo(gross) != 0) {
            tally.find(
                    Kind.TOTAL_DIFFERS,
                    what + ": its sales come to " + sales.toPlainString() + ", the gross amount is "
                            + gross.toPlainString());
        }
    }

    static @Nullable String dayText(FixedDay day) {
        LocalDate present = day.day();
        return present == null ? null : present.toString();
    }

    static @Nullable String bankAccount(String bank, String branch, String account) {
        return bank.isEmpty() && account.isEmpty()
                ? null
                : "0".repeat(Math.max(0, 3 - bank.length())) + bank + "/" + branch + "/" + account;
    }

    Statement statement(long line) {
        String merchant = merchant();
        return new Statement(
                line,
                Statement.Kind.NOTIFICATION,
                merchant.chars().allMatch(c -> c >= '0' && c <= '9') ? merchant : null,
                null,
                number(),
                1,
                true,
                header.day(Order.YYYYMMDD, 20).day(),
                header.day(Order.YYYYMMDD, 28).day(),
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
