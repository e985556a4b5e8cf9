package io.matcher.formats.cielo;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layouts 001 to 014: a sales summary (RO, record 1) is what the bank account receives; the sales (CV, record 2) that
 * follow must come to its gross amount.
 */
final class SalesSummaries {
    /** Paid, and sent to the bank. Scheduled and to be confirmed are still to come. */
    private static final Set<String> PAID = Set.of("01", "02");

    private final CieloFile file;
    private @Nullable FixedLine summary;
    private @Nullable FixedLine firstSale;
    private int sales;
    private BigDecimal sold = BigDecimal.ZERO;

    SalesSummaries(CieloFile file) {
        this.file = file;
    }

    void read(char type, FixedLine line) throws FixedFieldException, BrokenFileException {
        if (type == '1') {
            flush();
            summary = line;
            return;
        }
        FixedLine open = summary;
        if (open == null || !open.text(12, 18).equals(line.text(12, 18))) {
            throw new FixedFieldException(
                    "summary", "the sale stands under another summary than its own", line.text(12, 18));
        }
        sold = sold.add(line.signed("sale_amount", 46, 47, 59));
        firstSale = sales == 0 ? line : firstSale;
        sales++;
    }

    /** Hands out the summary, all of whose sales have been seen. */
    void flush() throws BrokenFileException {
        FixedLine done = summary;
        if (done != null) {
            try {
                hand(done);
            } catch (FixedFieldException fault) {
                file.refuse(fault, done.number());
            }
        }
        summary = null;
        firstSale = null;
        sales = 0;
        sold = BigDecimal.ZERO;
    }

    private void hand(FixedLine ro) throws FixedFieldException, BrokenFileException {
        BigDecimal gross = ro.signed("gross_amount", 44, 45, 57);
        BigDecimal fee = ro.signed("fee", 58, 59, 71);
        BigDecimal refused = ro.signed("refused_amount", 72, 73, 85);
        BigDecimal net = ro.signed("amount", 86, 87, 99);
        String number = ro.text(12, 18);
        boolean pending = !PAID.contains(ro.text(123, 124));
        FixedDay expected = ro.day(Order.YYMMDD, 32);
        LocalDate day = ro.day(Order.YYMMDD, 38)
                .orElse(expected, file.tally, ro.number())
                .orElse(file.processed(), file.tally, ro.number())
                .require("date");
        String unique = ro.text(188, 202);
        file.expectNet("summary " + number, gross.add(fee).add(refused), net);
        if (sales > 0) {
            file.expectSales("summary " + number, sold, gross);
        }
        file.row
                .begin()
                .externalId(id(ro, unique, net, pending))
                .amount(net, CieloFile.BRL)
                .date(day)
                .pending(pending)
                .description("RO " + number)
                .reference(unique.isEmpty() ? number : unique)
                .put(EntryRow.ACCOUNT, file.merchant())
                .put(EntryRow.STATEMENT, file.sequence())
                .put("merchant", ro.text(2, 11))
                .put("summary", number)
                .put("instalment", ro.bare(19, 20))
                .put("instalments", ro.bare(22, 23))
                .put("transaction_code", ro.text(24, 25))
                .put("adjustment_reason", ro.bare(146, 147))
                .put("status", ro.text(123, 124))
                .put("shown_date", CieloFile.dayText(ro.day(Order.YYMMDD, 26)))
                .put("due_date", CieloFile.dayText(expected))
                .put("capture_date", CieloFile.dayText(ro.day(Order.YYMMDD, 140)))
                .put("gross_amount", gross.toPlainString())
                .put("fee", fee.toPlainString())
                .put("refused_amount", refused.signum() == 0 ? null : refused.toPlainString())
                .put("bank_account", CieloFile.bankAccount(ro.bare(100, 103), ro.bare(104, 108), ro.bare(109, 122)))
                .put("anticipation", ro.bare(162, 170))
                .put("brand", ro.text(185, 187))
                .put("product", ro.text(233, 235))
                .put("sales", Integer.toString(sales));
        if (sales == 1 && firstSale != null) {
            one(firstSale);
        }
        file.hand(ro.number(), net, pending);
    }

    /** The first 15 digits of the unique number stay; what is expected and what was paid are two entries. */
    private String id(FixedLine ro, String unique, BigDecimal net, boolean pending) throws BrokenFileException {
        String suffix = pending ? "/expected" : "";
        String instalment = ro.bare(19, 20);
        if (unique.isEmpty() || ro.isNone(188, 202)) {
            return file.ids.byContent(
                    ro.text(2, 11), ro.text(12, 18), ro.text(24, 25), ro.text(26, 31), instalment, net, suffix);
        }
        String part = instalment.isEmpty() ? "" : "/" + instalment;
        return file.ids.byReference(ro.text(2, 11), unique + "/" + ro.text(24, 25) + part + suffix);
    }

    /** A summary of one sale is known by that sale's numbers, too. */
    private void one(FixedLine cv) {
        file.row
                .put("card", cv.text(19, 37))
                .put("authorization", cv.text(67, 72))
                .put("tid", cv.text(73, 92))
                .put("nsu", cv.text(93, 98))
                .put("order", cv.text(163, 182))
                .put("sale_date", CieloFile.dayText(cv.day(Order.YYYYMMDD, 38)));
    }
}
