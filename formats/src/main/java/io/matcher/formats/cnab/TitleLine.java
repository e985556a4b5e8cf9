package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.Row;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One title in a line of 400 characters. Itaú, Bradesco and Santander agree on most positions; Banco do Brasil has its
 * own for the company's use, the bank's number, the fee and the day of credit.
 */
final class TitleLine {
    static final String BANCO_DO_BRASIL = "001";
    static final String SANTANDER = "033";
    private static final String BRADESCO = "237";
    static final String ITAU = "341";

    private final String bank;
    private final boolean brasil;
    private final @Nullable String account;
    private final FixedDay made;
    private final StatementTally tally;
    private final EntryIds ids;
    private final EntryRow row = new EntryRow();

    TitleLine(String bank, @Nullable String account, @Nullable LocalDate made, StatementTally tally, EntryIds ids) {
        this.bank = bank;
        this.brasil = bank.equals(BANCO_DO_BRASIL);
        this.account = account;
        this.made = new FixedDay(made, "");
        this.tally = tally;
        this.ids = ids;
    }

    FileRecord read(FixedLine line) throws FixedFieldException, BrokenFileException {
        String occurrence = line.text(109, 110);
        BigDecimal paid = line.money("paid_amount", 254, 266);
        boolean moves = Occurrences.titlePaid400(bank, occurrence) && paid.signum() > 0;
        BigDecimal amount = moves ? paid : Batch.NOTHING;
        FixedDay happened = line.day(Order.DDMMYY, 111);
        LocalDate booked = line.day(Order.DDMMYY, brasil ? 176 : 296)
                .orElse(happened, tally, line.number())
                .orElse(made, tally, line.number())
                .require("date");
        String bankNumber = bankNumber(line);
        String own = brasil ? line.text(39, 63) : line.text(38, 62);
        String document = line.text(117, 126);
        row.begin()
                .externalId(ids.byContent(account, bankNumber, occurrence, happened.text(), own, document))
                .amount(amount, Batch.BRL)
                .date(booked)
                .pending(!moves)
                .description(payer(line))
                .reference(reference(own, document, bankNumber))
                .put(EntryRow.ACCOUNT, account)
                .put(EntryRow.STATEMENT, CollectionBatch.dayText(made))
                .put("occurrence", occurrence)
                .put("occurrence_date", CollectionBatch.dayText(happened))
                .put("bank_reference", bankNumber)
                .put("document", document)
                .put("portfolio", portfolio(line))
                .put("counterparty", payer(line))
                .put("due_date", CollectionBatch.dayText(line.day(Order.DDMMYY, 147)))
                .put("collecting_bank", line.bare(166, 168).isEmpty() ? null : line.text(166, 168))
                .put("collecting_branch", line.bare(169, 173))
                .put("nominal_amount", line.money("nominal_amount", 153, 165).toPlainString())
                .put("paid_amount", paid.toPlainString())
                .put("fee", line.money("fee", brasil ? 182 : 176, 188).toPlainString());
        amounts(line);
        FileRecord read = row.end(line.number());
        if (read instanceof Row) {
            if (moves) {
                tally.book(amount, Batch.BRL);
            } else {
                tally.pass();
            }
        }
        return read;
    }

    private void amounts(FixedLine line) throws FixedFieldException {
        row.put("other_expenses", CollectionBatch.some(line.money("other_expenses", 189, 201)))
                .put("tax", CollectionBatch.some(line.money("tax", 215, 227)))
                .put("rebate", CollectionBatch.some(line.money("rebate", 228, 240)))
                .put("discount", CollectionBatch.some(line.money("discount", 241, 253)))
                .put("interest", CollectionBatch.some(line.money("interest", 267, 279)))
                .put("other_credits", CollectionBatch.some(line.money("other_credits", 280, 292)));
    }

    /** What the company wrote on the title itself; zeros alone are nothing. */
    private static String reference(String own, String document, String bankNumber) {
        if (!isNothing(own)) {
            return own;
        }
        return isNothing(document) ? bankNumber : document;
    }

    private static boolean isNothing(String text) {
        return text.chars().allMatch(c -> c == '0');
    }

    private String bankNumber(FixedLine line) {
        return switch (bank) {
            case BANCO_DO_BRASIL -> line.text(64, 80);
            case SANTANDER -> line.text(63, 70);
            case BRADESCO -> line.text(71, 82);
            case ITAU -> line.isNone(63, 70) ? line.text(86, 93) : line.text(63, 70);
            default -> line.text(63, 82);
        };
    }

    private String portfolio(FixedLine line) {
        return switch (bank) {
            case BANCO_DO_BRASIL -> line.text(107, 108);
            case BRADESCO -> line.text(108, 108);
            case ITAU -> line.text(83, 85);
            default -> "";
        };
    }

    /** Only Itaú says who paid. */
    private String payer(FixedLine line) {
        return bank.equals(ITAU) ? line.text(325, 354) : "";
    }
}
