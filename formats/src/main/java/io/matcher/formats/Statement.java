package io.matcher.formats;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement of a file says about itself, and what its entries come to. It is handed out after the last record
 * of its own: the rows since the statement before it, or since the beginning of the file, are its entries.
 *
 * @param position where it ends: the line, or the number of its last entry
 * @param kind what the bank calls it
 * @param account as the bank writes it, without blanks; null where the file names none
 * @param identification the bank's own name for this statement, null where it gives none; no key, as MT940 repeats it
 * @param number its place among the account's statements, null where it is not numbered
 * @param page the page of the number that this is, 1 where the format has no pages
 * @param lastPage whether no further page of this number follows
 * @param from the first day it speaks of, null where unknown
 * @param until the last day it speaks of, null where unknown
 * @param currency of the account, null where the file names none
 * @param opening the booked balance before its first entry
 * @param closing the booked balance after its last entry
 * @param available the balance that could be drawn at its end
 * @param entries how many rows were handed out for it, refused ones not counted
 * @param credits what was booked in favour of the account, all entries together, positive
 * @param debits what was booked against it, positive
 * @param findings what does not add up; empty for a statement that is in order
 */
public record Statement(
        long position,
        Kind kind,
        @Nullable String account,
        @Nullable String identification,
        @Nullable Long number,
        int page,
        boolean lastPage,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String currency,
        @Nullable Balance opening,
        @Nullable Balance closing,
        @Nullable Balance available,
        int entries,
        BigDecimal credits,
        BigDecimal debits,
        List<StatementFinding> findings)
        implements FileRecord, Parsed {

    /** What kinds of statement there are. */
    public enum Kind {
        /** Booked entries between two balances: camt.053, MT940, a BAI2 account, an OFX list, a CNAB extract. */
        STATEMENT,
        /** Entries of a day that is not over, which come again in a statement: camt.052, MT942. */
        INTRADAY,
        /** News of entries, without balances: camt.054, a collection return, a settlement report. */
        NOTIFICATION
    }

    /**
     * What the account held at one moment.
     *
     * @param amount negative where the account owes
     * @param date the day at whose end (closing) or beginning (opening) it stood, null where unknown
     */
    public record Balance(
            BigDecimal amount, String currency, @Nullable LocalDate date) {}

    public Statement {
        findings = List.copyOf(findings);
    }
}
