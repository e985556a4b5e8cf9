package io.matcher.formats.nacha;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An entry and the addenda behind it, of which one entry may have thousands: their texts are kept up to a bound. */
final class NachaEntry {
    private static final int MAX_TEXT_CHARS = 3_000;

    private final NachaLine line;
    private final NachaBatch batch;
    private final String code;
    private final @Nullable Long cents;
    private final StringBuilder text = new StringBuilder();
    private String reason = "";
    private String change = "";
    private String corrected = "";
    private String originalTrace = "";
    private String receiver = "";

    NachaEntry(NachaLine line, NachaBatch batch) {
        this.line = line;
        this.batch = batch;
        this.code = line.field(2, 3);
        this.cents = line.number(30, 39);
        Long bank = line.number(4, 11);
        batch.totals.entry(isCredit(), cents == null ? 0 : cents, bank == null ? 0 : bank);
    }

    /** The second digit: 1 to 4 credit the receiver, 5 to 9 debit. */
    private boolean isCredit() {
        return code.length() == 2 && code.charAt(1) >= '1' && code.charAt(1) <= '4';
    }

    /** The first digit: 2 and 3 are accounts, 4 is a bank's ledger, 5 a loan. */
    private boolean isKnown() {
        boolean account = code.length() == 2 && code.charAt(0) >= '2' && code.charAt(0) <= '5';
        return account && code.charAt(1) >= '1' && code.charAt(1) <= '9';
    }

    void addendum(NachaLine addendum) {
        switch (addendum.field(2, 3)) {
            case "99" -> {
                reason = addendum.field(4, 6);
                originalTrace = addendum.field(7, 21);
                append(addendum.field(36, 79));
            }
            case "98" -> {
                change = addendum.field(4, 6);
                originalTrace = addendum.field(7, 21);
                corrected = addendum.field(36, 64);
            }
            case "10" -> receiver = addendum.field(47, 81);
            case "05", "17" -> append(addendum.field(4, 83));
            default -> {
                // The addresses and banks of international entries tell nothing by which payments are matched.
            }
        }
    }

    private void append(String more) {
        if (!more.isEmpty() && text.length() + more.length() < MAX_TEXT_CHARS) {
            text.append(text.isEmpty() ? "" : " ").append(more);
        }
    }

    FileRecord end(EntryIds ids, EntryRow row) throws BrokenFileException {
        if (!isKnown()) {
            return new Refusal(line.number(), "transaction code", "the transaction code is not known", code);
        }
        LocalDate booked = batch.booked();
        if (cents == null) {
            return new Refusal(line.number(), "amount", "the amount is no number", line.field(30, 39));
        }
        if (booked == null) {
            return new Refusal(line.number(), "effective entry date", "neither batch nor file have a date", null);
        }
        BigDecimal unsigned = BigDecimal.valueOf(cents, 2);
        BigDecimal amount = isMoneyIn() ? unsigned : unsigned.negate();
        row.begin().externalId(externalId(ids, booked)).amount(amount, NachaBatch.CURRENCY);
        row.date(booked).valueDate(batch.settled);
        row.description((batch.description + " " + name() + " " + text).strip());
        row.reference(reference());
        row.put(EntryRow.ACCOUNT, batch.companyId).put(EntryRow.STATEMENT, batch.name());
        describe(row);
        FileRecord made = row.end(line.number());
        if (!(made instanceof Refusal)) {
            batch.tally.book(amount, NachaBatch.CURRENCY);
        }
        return made;
    }

    /** What credits the receiver is paid by the originator; a return gives back what the code says was moved. */
    private boolean isMoneyIn() {
        return reason.isEmpty() != isCredit();
    }

    /** By trace; a return by the trace of the entry that it gives back. */
    private String externalId(EntryIds ids, LocalDate booked) throws BrokenFileException {
        String trace = reason.isEmpty() || originalTrace.isEmpty() ? trace() : "return of " + originalTrace;
        return ids.byReference(batch.companyId, trace + "/" + booked + "/" + batch.fileId);
    }

    private String trace() {
        return line.field(80, 94);
    }

    private String name() {
        return switch (batch.entryClass) {
            case "IAT" -> receiver;
            case "CIE", "MTE" -> line.field(40, 54);
            case "CTX", "ATX" -> line.field(59, 74);
            default -> line.field(55, 76);
        };
    }

    private String reference() {
        String identification =
                switch (batch.entryClass) {
                    case "IAT" -> "";
                    case "CIE", "MTE" -> line.field(55, 76);
                    default -> line.field(40, 54);
                };
        return identification.isEmpty() ? trace() : identification;
    }

    private void describe(EntryRow row) {
        boolean prenote = code.endsWith("3") || code.endsWith("8");
        row.put("transaction_code", code).put("trace_number", trace());
        row.put("original_trace", originalTrace).put("return_reason", reason);
        row.put("change_code", change).put("corrected_data", corrected);
        row.put("counterparty", name());
        row.put("counterparty_account", batch.isInternational() ? line.field(40, 74) : line.field(13, 29));
        row.put("counterparty_bank", line.field(4, 12));
        row.put("entry_class", batch.entryClass).put("company", batch.company);
        row.put("prenote", prenote ? "true" : null).put("reversal", batch.isReversal() ? "true" : null);
    }
}
