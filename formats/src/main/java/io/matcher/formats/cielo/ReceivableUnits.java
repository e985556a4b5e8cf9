package io.matcher.formats.cielo;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.BrokenFileException.Fault;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.StatementFinding.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Layout 015: a receivable unit (UR, record D) is what is paid on a day for a brand; its entries (record E) name the same
 * money sale by sale. Only one of the two may count: an entry is a row only where the file has no unit for it.
 */
final class ReceivableUnits {
    /** Units of one file that are remembered, by the hash of their key, to know whose entries are whose. */
    private static final int MAX_UNITS = 1_000_000;

    private final CieloFile file;
    private final Set<Long> keys = new HashSet<>();
    private @Nullable FixedLine unit;
    private int entriesOfUnit;
    private BigDecimal grossOfUnit = BigDecimal.ZERO;
    private BigDecimal unitsNet = BigDecimal.ZERO;
    private BigDecimal unitsGross = BigDecimal.ZERO;
    private BigDecimal entriesNet = BigDecimal.ZERO;
    private BigDecimal entriesGross = BigDecimal.ZERO;
    private long entries;

    ReceivableUnits(CieloFile file) {
        this.file = file;
    }

    void read(char type, FixedLine line) throws FixedFieldException, BrokenFileException {
        if (type == 'D') {
            flush();
            unit = line;
            keys.add(hash(line.text(152, 251)));
            if (keys.size() > MAX_UNITS) {
                throw new BrokenFileException(
                        Fault.TOO_LARGE, "the file has more than " + MAX_UNITS + " receivable units");
            }
            return;
        }
        entries++;
        BigDecimal gross = line.signed("gross_amount", 261, 262, 274);
        BigDecimal net = line.signed("amount", 275, 276, 288);
        entriesGross = entriesGross.add(gross);
        entriesNet = entriesNet.add(net);
        FixedLine open = unit;
        if (open != null && open.text(152, 251).equals(line.text(30, 129))) {
            entriesOfUnit++;
            grossOfUnit = grossOfUnit.add(gross);
        } else if (!keys.contains(hash(line.text(30, 129)))) {
            entry(line, gross, net);
        }
    }

    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Hands out the unit whose entries have been seen. */
    void flush() throws BrokenFileException {
        FixedLine done = unit;
        if (done != null) {
            try {
                hand(done);
            } catch (FixedFieldException fault) {
                file.refuse(fault, done.number());
            }
        }
        unit = null;
        entriesOfUnit = 0;
        grossOfUnit = BigDecimal.ZERO;
    }

    private void hand(FixedLine ur) throws FixedFieldException, BrokenFileException {
        BigDecimal gross = ur.signed("gross_amount", 72, 73, 85);
        BigDecimal fee = ur.signed("fee", 86, 87, 99);
        BigDecimal net = ur.signed("amount", 100, 101, 113);
        String key = ur.text(152, 251);
        boolean pending = !file.isOfPayments();
        LocalDate day = ur.day(Order.DDMMYYYY, 268)
                .orElse(file.processed(), file.tally, ur.number())
                .require("date");
        file.expectNet("unit in line " + ur.number(), gross.add(fee), net);
        if (entriesOfUnit > 0) {
            file.expectSales("unit in line " + ur.number(), grossOfUnit, gross);
        }
        unitsGross = unitsGross.add(gross);
        unitsNet = unitsNet.add(net);
        file.row
                .begin()
                .externalId(
                        file.ids.byContent(ur.text(2, 11), "UR", key, ur.text(57, 59), ur.text(150, 151), day, pending))
                .amount(net, CieloFile.BRL)
                .date(day)
                .pending(pending)
                .description("UR " + key)
                .reference(key)
                .put(EntryRow.ACCOUNT, file.merchant())
                .put(EntryRow.STATEMENT, file.sequence())
                .put("merchant", ur.text(2, 11))
                .put("brand", ur.text(54, 56))
                .put("settlement_kind", ur.text(57, 59))
                .put("transaction_code", ur.text(150, 151))
                .put("status", ur.text(70, 71))
                .put("due_date", CieloFile.dayText(ur.day(Order.DDMMYYYY, 284)))
                .put("gross_amount", gross.toPlainString())
                .put("fee", fee.toPlainString())
                .put("bank_account", CieloFile.bankAccount(ur.bare(114, 117), ur.bare(118, 122), ur.bare(123, 142)))
                .put("sales", ur.bare(144, 149));
        file.hand(ur.number(), net, pending);
    }

    /** A sale or an adjustment that no unit of the file stands for: money that is to come. */
    private void entry(FixedLine e, BigDecimal gross, BigDecimal net) throws FixedFieldException, BrokenFileException {
        FixedDay sold = e.day(Order.DDMMYYYY, 566);
        LocalDate day = e.day(Order.DDMMYYYY, 582)
                .orElse(sold, file.tally, e.number())
                .orElse(file.processed(), file.tally, e.number())
                .require("date");
        String transaction = e.text(130, 151);
        String tid = e.text(192, 211);
        String order = e.text(212, 231);
        file.row
                .begin()
                .externalId(file.ids.byContent(
                        e.text(2, 11), "E", e.text(30, 129), transaction, e.text(28, 29), e.text(18, 19), net))
                .amount(net, CieloFile.BRL)
                .date(day)
                .pending(true)
                .description(e.text(28, 29).isEmpty() ? "" : "E " + e.text(28, 29))
                .reference(order.isEmpty() ? tid.isEmpty() ? transaction : tid : order)
                .put(EntryRow.ACCOUNT, file.merchant())
                .put(EntryRow.STATEMENT, file.sequence())
                .put("merchant", e.text(2, 11))
                .put("unit", e.text(30, 129))
                .put("transaction_code", e.text(28, 29))
                .put("instalment", e.bare(18, 19))
                .put("instalments", e.bare(20, 21))
                .put("authorization", e.text(22, 27))
                .put("bank_reference", transaction)
                .put("nsu", e.text(176, 181))
                .put("tid", tid)
                .put("order", order)
                .put("sale_date", CieloFile.dayText(sold))
                .put("gross_amount", gross.toPlainString())
                .put("fee", e.signed("fee", 289, 290, 302).toPlainString());
        file.hand(e.number(), net, true);
    }

    /** The end of the file states sums that either the units or the entries come to. */
    void compare(BigDecimal net, BigDecimal gross, long statedEntries) {
        file.tally.expectCount("entries (E)", statedEntries, entries);
        compare("net", net, unitsNet, entriesNet);
        compare("gross", gross, unitsGross, entriesGross);
    }

    private void compare(String what, BigDecimal stated, BigDecimal ofUnits, BigDecimal ofEntries) {
        if (stated.compareTo(ofUnits) != 0 && stated.compareTo(ofEntries) != 0) {
            file.tally.find(
                    Kind.TOTAL_DIFFERS,
                    "the file states a " + what + " sum of " + stated.toPlainString() + ", its units come to "
                            + ofUnits.toPlainString() + " and its entries to " + ofEntries.toPlainString());
        }
    }
}
