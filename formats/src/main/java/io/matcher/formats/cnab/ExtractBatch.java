package io.matcher.formats.cnab;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.FixedDay;
import io.matcher.formats.FixedDay.Order;
import io.matcher.formats.FixedFieldException;
import io.matcher.formats.FixedLine;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement of account: segment E, one line for each entry. */
final class ExtractBatch extends Batch {
    private static final String ITAU = "341";
    private static final Set<String> REVERSALS = Set.of("103", "204");

    private final @Nullable String account;
    private final @Nullable Long number;
    private final String currency;
    private final boolean itau;
    private final boolean intraday;
    private final @Nullable LocalDate from;
    private final @Nullable Balance opening;
    private @Nullable LocalDate until;
    private @Nullable Balance closing;
    private char status;

    ExtractBatch(FixedLine header, EntryIds ids, Consumer<FileRecord> out) {
        super(ids, out);
        account = CnabAccount.of(header);
        number = numberOrNull(header, 174, 178);
        String stated = header.text(171, 173);
        currency = stated.length() == 3 && stated.chars().allMatch(c -> c >= 'A' && c <= 'Z') ? stated : BRL;
        itau = ITAU.equals(header.text(1, 3));
        status = header.at(170);
        intraday = status == 'I';
        from = header.day(Order.DDMMYYYY, 143)
                .noteImpossible(tally, header.number())
                .day();
        opening = balance(header, from);
    }

    /** Both ends of a statement have date, value and sign at the same positions. */
    private @Nullable Balance balance(FixedLine line, @Nullable LocalDate day) {
        if (line.text(151, 168).isEmpty()) {
            return null;
        }
        try {
            BigDecimal value = signed(line, line.money("balance", 151, 168));
            return new Balance(value, currency, day);
        } catch (FixedFieldException unreadable) {
            tally.find(Kind.BALANCE_BROKEN, "line " + line.number() + ": " + unreadable.getMessage());
            return null;
        }
    }

    private static BigDecimal signed(FixedLine line, BigDecimal value) throws FixedFieldException {
        return switch (line.at(169)) {
            case 'C' -> value;
            case 'D' -> value.negate();
            default -> {
                if (value.signum() == 0) {
                    yield value;
                }
                throw new FixedFieldException(
                        "direction", "the direction (position 169) is neither C nor D", line.text(169, 169));
            }
        };
    }

    @Override
    void detail(FixedLine line) throws FixedFieldException, BrokenFileException {
        if (line.at(14) != 'E') {
            throw new FixedFieldException("segment", "a statement has no such segment", line.text(14, 14));
        }
        BigDecimal amount = signed(line, line.money("amount", 151, 168));
        FixedDay valueDay = line.day(Order.DDMMYYYY, 135);
        LocalDate booked = line.day(Order.DDMMYYYY, 143)
                .orElse(valueDay, tally, line.number())
                .require("date");
        String history = line.text(173, 176);
        String document = itau ? line.text(235, 240) : line.text(202, 240);
        String category = line.text(170, 172);
        row.begin()
                .externalId(ids.byContent(account, number, booked, amount, history, document))
                .amount(amount, currency)
                .date(booked)
                .valueDate(valueDay.noteImpossible(tally, line.number()).day())
                .description(line.text(177, 201))
                .reference(bare(document))
                .put(EntryRow.ACCOUNT, account)
                .put(EntryRow.STATEMENT, number == null ? null : number.toString())
                .put("fund_nature", line.text(109, 111))
                .put("category", category)
                .put("transaction_code", history)
                .put("document", document)
                .put(complementOf(line), line.isNone(114, 133) ? null : line.text(114, 133))
                .put("reversal", REVERSALS.contains(category) ? "true" : null);
        if (itau) {
            row.put("movement_type", line.text(15, 15));
        }
        hand(line.number(), amount, true, currency);
    }

    private static String complementOf(FixedLine line) {
        return "01".equals(line.text(112, 113)) ? "counterparty_account" : "complement";
    }

    /** Zeros alone are no reference. */
    private static @Nullable String bare(String document) {
        return document.chars().allMatch(c -> c == '0') ? null : document;
    }

    @Override
    void trailer(FixedLine line, long records) throws FixedFieldException {
        until = line.day(Order.DDMMYYYY, 143)
                .noteImpossible(tally, line.number())
                .day();
        closing = balance(line, until);
        status = line.at(170) == ' ' ? status : line.at(170);
        tally.expectContinuity(opening, closing);
        long stated = line.count("records", 171, 176);
        if (stated > 0) {
            tally.expectCount("records in the batch", stated, records);
        }
        BigDecimal debits = line.money("sum of debits", 177, 194);
        BigDecimal credits = line.money("sum of credits", 195, 212);
        // Some banks leave both sums at zero: then they state nothing.
        if (debits.signum() != 0 || credits.signum() != 0) {
            tally.expectTotal("debits", debits, tally.debits());
            tally.expectTotal("credits", credits, tally.credits());
        }
    }

    @Override
    Statement statement(long position) {
        return new Statement(
                position,
                intraday || status == 'I' ? Statement.Kind.INTRADAY : Statement.Kind.STATEMENT,
                account,
                null,
                number,
                1,
                status != 'P',
                from,
                until,
                currency,
                opening,
                closing,
                null,
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }
}
