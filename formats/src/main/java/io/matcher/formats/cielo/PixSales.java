package io.matcher.formats.cielo;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Pix that the acquirer took for the merchant (record 8): pending until the day on which it is paid out. */
final class PixSales {
    private final CieloFile file;

    PixSales(CieloFile file) {
        this.file = file;
    }

    void read(FixedLine line) throws FixedFieldException, BrokenFileException {
        BigDecimal gross = line.signed("gross_amount", 74, 75, 87);
        BigDecimal fee = line.signed("fee", 88, 89, 101);
        BigDecimal net = line.signed("amount", 102, 103, 115);
        FixedDay sold = line.day(Order.YYMMDD, 14);
        LocalDate day = line.day(Order.YYMMDD, 68)
                .orElse(sold, file.tally, line.number())
                .orElse(file.processed(), file.tally, line.number())
                .require("date");
        LocalDate made = file.processed().day();
        boolean pending = made != null && day.isAfter(made);
        String pixId = line.text(26, 61);
        file.expectNet("Pix in line " + line.number(), gross.add(fee), net);
        file.row
                .begin()
                .externalId(file.ids.byContent(
                        line.text(2, 11), "PIX", pixId, line.text(62, 67), line.text(12, 13), net, pending))
                .amount(net, CieloFile.BRL)
                .date(day)
                .pending(pending)
                .description("Pix")
                .reference(pixId)
                .put(EntryRow.ACCOUNT, file.merchant())
                .put(EntryRow.STATEMENT, file.sequence())
                .put("merchant", line.text(2, 11))
                .put("end_to_end_id", pixId)
                .put("txid", line.text(240, 275))
                .put("nsu", line.text(62, 67))
                .put("transaction_code", line.text(12, 13))
                .put("sale_date", CieloFile.dayText(sold))
                .put("gross_amount", gross.toPlainString())
                .put("fee", fee.toPlainString());
        file.hand(line.number(), net, pending);
    }
}
