package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of titles: each is a pair of lines, segment T (which title, whose) and segment U (what was paid). The
 * account receives the net amounts of a day as one credit.
 */
final class CollectionBatch extends ReturnBatch {
    /** Santander's segment T has its fields four places earlier, from the company's use on five. */
    private final boolean santander;

    private @Nullable FixedLine title;

    CollectionBatch(FixedLine file, FixedLine header, EntryIds ids, Consumer<FileRecord> out) {
        super(file, CnabAccount.of(file), numberOrNull(header, 184, 191), ids, out);
        santander = TitleLine.SANTANDER.equals(file.text(1, 3));
    }

    @Override
    void detail(FixedLine line) throws FixedFieldException, BrokenFileException {
        switch (line.at(14)) {
            case 'T' -> {
                flush();
                title = line;
            }
            case 'U' -> {
                FixedLine first = title;
                if (first == null) {
                    throw new FixedFieldException(
                            "segment", "segment U stands without its segment T", line.text(9, 13));
                }
                title = null;
                paid(first, line);
            }
            case 'A', 'S', 'Y', 'W', 'Z' -> {
                // Texts, other parties, cheques and Pix codes of the title before; no money of their own.
            }
            default ->
                throw new FixedFieldException("segment", "a return of titles has no such segment", line.text(14, 14));
        }
    }

    @Override
    void flush() {
        FixedLine alone = title;
        title = null;
        if (alone != null) {
            refuse(new Refusal(
                    alone.number(), "segment", "segment T stands without its segment U", alone.text(38, 57)));
        }
    }

    private void paid(FixedLine t, FixedLine u) throws FixedFieldException, BrokenFileException {
        String movement = t.text(16, 17);
        BigDecimal net = u.money("net_credited", 93, 107);
        BigDecimal paid = u.money("paid_amount", 78, 92);
        BigDecimal credited = net.signum() == 0 ? paid : net;
        boolean moves = Occurrences.titlePaid240(movement) && credited.signum() > 0;
        BigDecimal amount = moves ? credited : NOTHING;
        FixedDay happened = u.day(Order.DDMMYYYY, 138);
        FixedDay made = new FixedDay(this.made, "");
        LocalDate booked = u.day(Order.DDMMYYYY, 146)
                .orElse(happened, tally, u.number())
                .orElse(moves ? happened : made, tally, u.number())
                .require("date");
        String bankNumber = santander ? t.text(41, 53) : t.text(38, 57);
        int near = santander ? 4 : 0;
        int far = santander ? 5 : 0;
        String own = t.text(106 - far, 130 - far);
        String document = t.text(59 - near, 73 - near);
        row.begin()
                .externalId(ids.byContent(account, "T", bankNumber, movement, happened.text(), amount, own, document))
                .amount(amount, BRL)
                .date(booked)
                .pending(!moves)
                .description(t.text(149 - far, 188 - far))
                .reference(own.isEmpty() ? document.isEmpty() ? bankNumber : document : own)
                .put(EntryRow.ACCOUNT, account)
                .put(EntryRow.STATEMENT, number == null ? null : number.toString())
                .put("occurrence", movement)
                .put("occurrence_date", dayText(happened))
                .put("occurrence_reasons", t.isNone(214 - far, 223 - far) ? null : t.text(214 - far, 223 - far))
                .put("bank_reference", bankNumber)
                .put("document", document)
                .put("portfolio", t.text(58 - near, 58 - near))
                .put("due_date", dayText(t.day(Order.DDMMYYYY, 74 - near)))
                .put("counterparty", t.text(149 - far, 188 - far))
                .put("counterparty_tax_id", t.bare(134 - far, 148 - far))
                .put("collecting_bank", t.bare(97 - near, 99 - near).isEmpty() ? null : t.text(97 - near, 99 - near))
                .put("collecting_branch", t.bare(100 - near, 104 - near))
                .put(
                        "nominal_amount",
                        t.money("nominal_amount", 82 - near, 96 - near).toPlainString())
                .put("paid_amount", paid.toPlainString())
                .put("net_credited", net.toPlainString())
                .put("fee", t.money("fee", 199 - far, 213 - far).toPlainString())
                .put("interest", some(u.money("interest", 18, 32)))
                .put("discount", some(u.money("discount", 33, 47)))
                .put("rebate", some(u.money("rebate", 48, 62)))
                .put("tax", some(u.money("tax", 63, 77)))
                .put("other_expenses", some(u.money("other_expenses", 108, 122)))
                .put("other_credits", some(u.money("other_credits", 123, 137)));
        hand(t.number(), amount, moves, BRL);
    }

    static @Nullable String dayText(FixedDay day) {
        LocalDate present = day.day();
        return present == null ? null : present.toString();
    }

    static @Nullable String some(BigDecimal amount) {
        return amount.signum() == 0 ? null : amount.toPlainString();
    }
}
