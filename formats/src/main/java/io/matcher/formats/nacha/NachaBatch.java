package io.matcher.formats.nacha;

import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Kind;
import io.matcher.formats.StatementFinding;
import io.matcher.formats.StatementTally;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One batch while it is read: what its header says, and what its entries come to. */
final class NachaBatch {
    /** Every amount is in dollars, those of international entries too. */
    static final String CURRENCY = "USD";

    final StatementTally tally = new StatementTally();
    final NachaTotals totals = new NachaTotals();
    final String fileId;
    final String company;
    final String companyId;
    final String entryClass;
    final String description;
    final String number;
    final @Nullable LocalDate settled;
    private final @Nullable LocalDate effective;
    private final @Nullable LocalDate created;
    private long line;

    NachaBatch(String fileId, @Nullable LocalDate created, NachaLine header) {
        this.fileId = fileId;
        this.created = created;
        this.line = header.number();
        this.entryClass = header.field(51, 53);
        this.company = entryClass.equals("IAT") ? "" : header.field(5, 20);
        this.companyId = header.field(41, 50);
        this.description = header.field(54, 63);
        this.number = header.field(88, 94);
        this.effective = header.date(70);
        LocalDate near = effective == null ? created : effective;
        this.settled = settled(near, header.number(76, 78));
        if (effective == null && !header.field(70, 75).isEmpty()) {
            tally.find(
                    StatementFinding.Kind.IMPOSSIBLE_DATE,
                    "the effective date " + header.field(70, 75) + " is no day; it was replaced");
        }
    }

    /** The day of the year, in the year that brings it nearest to a day that is known. */
    private static @Nullable LocalDate settled(@Nullable LocalDate near, @Nullable Long dayOfYear) {
        if (near == null || dayOfYear == null || dayOfYear < 1 || dayOfYear > 366) {
            return null;
        }
        try {
            LocalDate day = LocalDate.ofYearDay(near.getYear(), dayOfYear.intValue());
            long apart = day.toEpochDay() - near.toEpochDay();
            return apart > 183 ? day.minusYears(1) : apart < -183 ? day.plusYears(1) : day;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    boolean isInternational() {
        return entryClass.equals("IAT");
    }

    boolean isReversal() {
        return description.equalsIgnoreCase("REVERSAL");
    }

    /** The effective date, else the day of settlement, else the file's; null where none is a day. */
    @Nullable
    LocalDate booked() {
        return effective != null ? effective : settled != null ? settled : created;
    }

    String name() {
        return fileId + "/" + number;
    }

    void count(NachaLine read) {
        line = read.number();
    }

    void end(NachaLine control) {
        totals.compare("the batch", tally, control, 5, 10);
        String ended = control.field(88, 94);
        if (!ended.equals(number)) {
            tally.find(StatementFinding.Kind.GAP, "the batch " + number + " ends with the control of batch " + ended);
        }
    }

    Statement statement() {
        return new Statement(
                line,
                Kind.NOTIFICATION,
                companyId.isEmpty() ? null : companyId,
                name(),
                null,
                1,
                true,
                booked(),
                booked(),
                CURRENCY,
                null,
                null,
                null,
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }
}
