package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of payments that the company ordered: segment A, with more about the payee in a segment B of its own, or
 * segment J for a title that was paid. Money goes out, so done ones are negative; a batch of debits (operation D)
 * collects from others.
 */
final class PaymentBatch extends ReturnBatch {
    private static final String PIX = "009";

    private final boolean collects;
    private @Nullable FixedLine transfer;
    private @Nullable FixedLine payee;

    PaymentBatch(FixedLine file, FixedLine header, EntryIds ids, Consumer<FileRecord> out) {
        super(file, account(file, header), numberOrNull(file, 158, 163), ids, out);
        collects = header.at(9) == 'D';
    }

    private static @Nullable String account(FixedLine file, FixedLine header) {
        String own = CnabAccount.of(header);
        return own == null ? CnabAccount.of(file) : own;
    }

    @Override
    void detail(FixedLine line) throws FixedFieldException, BrokenFileException {
        switch (line.at(14)) {
            case 'A' -> {
                flush();
                transfer = line;
            }
            case 'B' -> {
                if (transfer == null || payee != null) {
                    throw new FixedFieldException(
                            "segment", "segment B stands without its segment A", line.text(9, 13));
                }
                payee = line;
            }
            case 'J' -> {
                if (!isParties(line)) {
                    flush();
                    title(line);
                }
            }
            case 'C', 'Y', 'W', 'Z', '5' -> {
                // Taxes withheld, receipts and texts of the payment before; no money of their own.
            }
            default ->
                throw new FixedFieldException(
                        "segment", "this segment of a return of payments is not read", line.text(14, 14));
        }
    }

    /** Segment J-52 names the parties of the title before; a barcode is made of 44 digits. */
    private static boolean isParties(FixedLine line) {
        return "52".equals(line.text(18, 19)) && !Cnab240Format.digits(line.text(18, 61), 0, 44);
    }

    @Override
    void flush() throws BrokenFileException {
        FixedLine a = transfer;
        FixedLine b = payee;
        transfer = null;
        payee = null;
        if (a != null) {
            try {
                transferred(a, b);
            } catch (FixedFieldException fault) {
                refuse(a.number(), fault);
            }
        }
    }

    private void transferred(FixedLine a, @Nullable FixedLine b) throws FixedFieldException, BrokenFileException {
        BigDecimal real = a.money("amount", 163, 177);
        BigDecimal ordered = a.money("ordered_amount", 120, 134);
        String occurrences = a.text(231, 240);
        boolean done = Occurrences.paymentDone(occurrences);
        BigDecimal amount = amount(done, real, ordered);
        FixedDay wanted = a.day(Order.DDMMYYYY, 94);
        LocalDate booked = booked(a.day(Order.DDMMYYYY, 155), wanted, a.number());
        String own = a.text(74, 93);
        String bankNumber = a.text(135, 154);
        row.begin()
                .externalId(ids.byContent(account, "A", own, bankNumber, occurrences, booked, ordered, a.text(44, 73)))
                .amount(amount, BRL)
                .date(booked)
                .pending(!done)
                .description(a.text(44, 73))
                .reference(own.isEmpty() ? bankNumber : own);
        common(occurrences, bankNumber, ordered, wanted);
        row.put("channel", a.text(18, 20))
                .put("counterparty", a.text(44, 73))
                .put("counterparty_account", a.isNone(30, 41) ? null : accountOf(a));
        if (b != null) {
            row.put("counterparty_tax_id", b.bare(19, 32));
            if (PIX.equals(a.text(18, 20))) {
                row.put("pix_key", b.text(128, 226)).put("pix_initiation", b.text(15, 17));
            }
        }
        hand(a.number(), amount, done, BRL);
    }

    private static String accountOf(FixedLine a) {
        return a.text(21, 23) + "/" + a.bare(24, 28) + "/" + a.bare(30, 41);
    }

    private void title(FixedLine j) throws FixedFieldException, BrokenFileException {
        BigDecimal paid = j.money("amount", 153, 167);
        BigDecimal nominal = j.money("nominal_amount", 100, 114);
        String occurrences = j.text(231, 240);
        boolean done = Occurrences.paymentDone(occurrences);
        BigDecimal amount = amount(done, paid, nominal);
        FixedDay due = j.day(Order.DDMMYYYY, 92);
        LocalDate booked = booked(j.day(Order.DDMMYYYY, 145), due, j.number());
        String own = j.text(183, 202);
        String bankNumber = j.text(203, 222);
        row.begin()
                .externalId(ids.byContent(account, "J", own, bankNumber, occurrences, booked, paid, j.text(18, 61)))
                .amount(amount, BRL)
                .date(booked)
                .pending(!done)
                .description(j.text(62, 91))
                .reference(own.isEmpty() ? bankNumber : own);
        common(occurrences, bankNumber, nominal, due);
        row.put("counterparty", j.text(62, 91)).put("barcode", j.text(18, 61));
        hand(j.number(), amount, done, BRL);
    }

    private void common(String occurrences, String bankNumber, BigDecimal nominal, FixedDay due) {
        row.put(EntryRow.ACCOUNT, account)
                .put(EntryRow.STATEMENT, number == null ? null : number.toString())
                .put("occurrence", occurrences)
                .put("bank_reference", bankNumber)
                .put("nominal_amount", nominal.toPlainString())
                .put("due_date", CollectionBatch.dayText(due));
    }

    private BigDecimal amount(boolean done, BigDecimal real, BigDecimal ordered) {
        if (!done) {
            return NOTHING;
        }
        BigDecimal moved = real.signum() == 0 ? ordered : real;
        return collects ? moved : moved.negate();
    }

    private LocalDate booked(FixedDay real, FixedDay wanted, long line) throws FixedFieldException {
        return real.orElse(wanted, tally, line)
                .orElse(new FixedDay(made, ""), tally, line)
                .require("date");
    }
}
