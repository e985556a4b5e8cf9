package io.matcher.formats.swift;

import io.matcher.formats.BankText;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Limits;
import io.matcher.formats.PrintedDay;
import io.matcher.formats.Refusal;
import io.matcher.formats.StatementFinding.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field 61 with the fields 86 that follow it: one row. */
final class SwiftEntry {
    /** Fields 86 of one entry that are read; what more of them say is left out. */
    private static final int MAX_INFORMATION = 20;

    private final SwiftField field;
    private final List<SwiftField> information = new ArrayList<>(1);
    private final StatementLine line = new StatementLine();
    private final EntryDetails details = new EntryDetails();

    SwiftEntry(SwiftField field) {
        this.field = field;
    }

    void inform(SwiftField more) {
        if (information.size() < MAX_INFORMATION) {
            information.add(more);
        }
    }

    /** The row, or the reason why there is none; tells the statement what was booked. */
    FileRecord read(SwiftStatement statement, EntryRow row, EntryIds ids) throws BrokenFileException {
        if (field.cut() || information.stream().anyMatch(SwiftField::cut)) {
            return refuse(statement, null, "the entry is too long to be read");
        }
        if (!line.parse(field)) {
            return refuse(statement, line.wrong(), line.wrongReason());
        }
        LocalDate booked = line.booked();
        if (booked == null) {
            return refuse(statement, "value date", "the entry has no day on which it can have been booked");
        }
        noteDays(statement, booked);
        information.forEach(details::read);
        FileRecord read = describe(statement, row, ids, booked);
        if (read instanceof Refusal) {
            statement.refuse();
        } else {
            statement.book(line.signed(), line.isExpected(), booked);
        }
        return read;
    }

    private Refusal refuse(SwiftStatement statement, @Nullable String part, String reason) {
        statement.refuse();
        return new Refusal(field.line(), part, reason, field.first());
    }

    private void noteDays(SwiftStatement statement, LocalDate booked) {
        PrintedDay value = line.value();
        if (value.impossible()) {
            statement.find(
                    Kind.IMPOSSIBLE_DATE,
                    "line " + field.line() + " has the value date " + line.printedValue()
                            + (value.day() == null ? ", which was left out" : ", read as " + value.day()));
        }
        PrintedDay entry = line.entry();
        if (entry != null && entry.impossible()) {
            statement.find(
                    Kind.IMPOSSIBLE_DATE,
                    "line " + field.line() + " has the entry date " + line.printedEntry() + ", read as " + booked);
        }
    }

    private FileRecord describe(SwiftStatement statement, EntryRow row, EntryIds ids, LocalDate booked)
            throws BrokenFileException {
        BigDecimal signed = line.signed();
        String currency = statement.currency();
        row.begin().externalId(name(statement.account(), ids, booked));
        if (currency == null) {
            row.put("amount", signed.toPlainString());
        } else {
            row.amount(signed, currency);
        }
        row.date(booked).valueDate(line.value().day()).pending(line.isExpected());
        row.description(description());
        row.reference(reference());
        row.put(EntryRow.ACCOUNT, statement.account());
        row.put(EntryRow.STATEMENT, statement.name());
        row.put("message", statement.message());
        row.put("message_reference", statement.reference());
        row.put("reversal", line.isReversal() ? "true" : null);
        row.put("transaction_code", BankText.line(line.type()));
        row.put("customer_reference", line.customerReference());
        row.put("bank_reference", line.bankReference());
        row.put("supplementary_details", shown(line.supplement()));
        for (Map.Entry<String, String> each : details.all().entrySet()) {
            if (!each.getKey().equals(EntryDetails.TEXT)) {
                row.put(each.getKey(), shown(each.getValue()));
            }
        }
        return row.end(field.line());
    }

    private static @Nullable String shown(@Nullable String text) {
        String shown = BankText.line(text);
        return shown == null ? null : BankText.cut(shown, Limits.MAX_DESCRIPTION_CHARS);
    }

    private @Nullable String description() {
        String text = details.get(EntryDetails.TEXT);
        String shown = text == null ? details.get(EntryDetails.BOOKING_TEXT) : text;
        return shown(shown == null ? line.supplement() : shown);
    }

    /** What the other side would know the payment by. */
    private @Nullable String reference() {
        String creditor = details.get(EntryDetails.CREDITOR_REFERENCE);
        String payment = details.get(EntryDetails.END_TO_END);
        String named = payment == null ? creditor : payment;
        String customer = line.customerReference();
        String own = customer == null ? details.get(EntryDetails.INSTRUCTION) : customer;
        String reference = named == null ? own : named;
        return reference == null || reference.length() > Limits.MAX_IDENTIFIER_CHARS ? null : reference;
    }

    /** The bank's reference where it names one entry alone; else what does not change from file to file. */
    private String name(@Nullable String account, EntryIds ids, LocalDate booked) throws BrokenFileException {
        String bank = line.bankReference();
        if (bank != null && BankText.isName(bank)) {
            return ids.byReference(account, line.isReversal() ? bank + "/reversal" : bank);
        }
        StringBuilder text = new StringBuilder();
        for (SwiftField more : information) {
            text.append(more.joined(""));
        }
        return ids.byContent(
                account,
                booked,
                line.value().day(),
                line.mark(),
                line.signed().stripTrailingZeros().toPlainString(),
                line.customerReference(),
                bank,
                text);
    }
}
