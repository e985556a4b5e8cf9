package io.matcher.formats.camt;

import static io.matcher.formats.camt.CamtDetails.shown;
import static io.matcher.formats.camt.CamtValues.first;

import io.matcher.formats.BankText;
import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryAmount;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Limits;
import io.matcher.formats.PrintedDay;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement.Kind;
import io.matcher.formats.StatementFinding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@code Ntry}: a movement of cash on the account. It becomes one row, whatever it is made of. */
final class CamtEntry {
    private final CamtElement entry;
    private final CamtMembers members;
    private final CamtStatement statement;
    private final long position;

    CamtEntry(CamtElement entry, CamtMembers members, CamtStatement statement, long position) {
        this.entry = entry;
        this.members = members;
        this.statement = statement;
        this.position = position;
    }

    /** The row, or the reason why there is none; tells the statement what was booked. */
    FileRecord read(EntryRow row, EntryIds ids) throws BrokenFileException {
        CamtElement printed = entry.at("Amt");
        String text = BankText.line(printed.text());
        BigDecimal amount = CamtValues.amount(printed);
        if (amount == null) {
            return refuse("Amt", text == null ? "the entry has no amount" : "the amount " + EntryAmount.REASON, text);
        }
        int direction = CamtValues.direction(entry);
        if (direction == 0) {
            String found = entry.text("CdtDbtInd");
            return refuse("CdtDbtInd", "the entry is neither a credit (CRDT) nor a debit (DBIT)", found);
        }
        LocalDate value = valueDay();
        LocalDate booked = bookingDay(value);
        if (booked == null) {
            String found = first(CamtValues.moment(entry.at("BookgDt")), CamtValues.moment(entry.at("ValDt")));
            return refuse("BookgDt", "the entry has no day on which it can have been booked", found);
        }
        BigDecimal signed = direction < 0 ? amount.negate() : amount;
        String currency = printed.currency();
        FileRecord read = describe(row, ids, signed, currency == null ? statement.currency() : currency, booked, value);
        if (read instanceof Refusal) {
            statement.refuse();
        } else {
            statement.book(signed, currency, booked, isBooked());
        }
        return read;
    }

    private Refusal refuse(String column, String reason, @Nullable String value) {
        statement.refuse();
        return new Refusal(position, column, reason, value);
    }

    private @Nullable LocalDate valueDay() {
        CamtElement date = entry.at("ValDt");
        PrintedDay printed = CamtValues.day(date);
        if (printed == null) {
            return null;
        }
        if (printed.impossible()) {
            statement.find(
                    StatementFinding.Kind.IMPOSSIBLE_DATE,
                    "entry " + position + " has the value date " + CamtValues.moment(date)
                            + (printed.day() == null ? ", which was left out" : ", read as " + printed.day()));
        }
        return printed.day();
    }

    /** The booking date; where it is missing or impossible, the value date. */
    private @Nullable LocalDate bookingDay(@Nullable LocalDate value) {
        CamtElement date = entry.at("BookgDt");
        PrintedDay printed = CamtValues.day(date);
        if (printed == null) {
            return value;
        }
        if (!printed.impossible()) {
            return printed.day();
        }
        LocalDate day = value == null ? printed.day() : value;
        if (day != null) {
            statement.find(
                    StatementFinding.Kind.IMPOSSIBLE_DATE,
                    "entry " + position + " has the booking date " + CamtValues.moment(date) + ", read as " + day);
        }
        return day;
    }

    /** BOOK, PDNG, INFO, FUTR or what a bank writes; where it is missing, an entry of a day not over may be pending. */
    private String status() {
        CamtElement status = entry.at("Sts");
        String code = BankText.line(first(status.text(), first(status.text("Cd"), status.text("Prtry"))));
        if (code != null) {
            return code;
        }
        boolean dated = !entry.at("BookgDt").isMissing();
        return statement.kind() == Kind.INTRADAY && !dated ? "PDNG" : "BOOK";
    }

    private boolean isBooked() {
        return status().equals("BOOK");
    }

    private FileRecord describe(
            EntryRow row,
            EntryIds ids,
            BigDecimal signed,
            @Nullable String currency,
            LocalDate booked,
            @Nullable LocalDate value)
            throws BrokenFileException {
        boolean reversal = CamtValues.isTrue(entry.text("RvslInd"));
        // On a reversal the parties keep the roles they had in the entry that it undoes.
        boolean debtor = CamtValues.direction(entry) > 0 != reversal;
        CamtDetails only = members.count() == 1 && stated() <= 1 ? members.only() : null;
        String remittance = only == null ? null : only.remittance();
        String id = name(ids, signed, booked, value, only, remittance);
        row.begin().externalId(id);
        if (currency == null) {
            row.put("amount", signed.toPlainString());
        } else {
            row.amount(signed, currency);
        }
        row.date(booked).valueDate(value).pending(!isBooked());
        row.description(description(only, remittance));
        row.reference(fitting(reference(only)));
        row.put(EntryRow.ACCOUNT, statement.account());
        row.put(EntryRow.STATEMENT, statement.name());
        row.put("message", statement.message());
        row.put("status", shown(status()));
        row.put("reversal", reversal ? "true" : null);
        row.put("booking_time", shown(CamtValues.time(entry.at("BookgDt"))));
        row.put("value_time", shown(CamtValues.time(entry.at("ValDt"))));
        row.put("entry_reference", shown(BankText.reference(entry.text("NtryRef"))));
        row.put("bank_reference", shown(bankReference(only)));
        describeCodes(row);
        describeBatch(row, only, debtor, currency);
        if (only != null) {
            only.describe(row, debtor);
            CamtDetails.describeAmounts(row, only.amounts().orElse(entry.at("AmtDtls")));
        } else {
            CamtDetails.describeAmounts(row, entry.at("AmtDtls"));
        }
        row.put("additional_information", shown(entry.text("AddtlNtryInf")));
        return row.end(position);
    }

    /** The bank's reference where it names one entry alone; else what does not change from file to file. */
    private String name(
            EntryIds ids,
            BigDecimal signed,
            LocalDate booked,
            @Nullable LocalDate value,
            @Nullable CamtDetails only,
            @Nullable String remittance)
            throws BrokenFileException {
        String account = statement.account();
        BigDecimal plain = signed.stripTrailingZeros();
        String bank = bankReference(only);
        if (bank != null && BankText.isName(bank)) {
            // What undoes an entry may bear that entry's own reference.
            boolean reversal = CamtValues.isTrue(entry.text("RvslInd"));
            return ids.byReference(account, reversal ? bank + "/reversal" : bank);
        }
        String own = BankText.reference(entry.text("NtryRef"));
        if (BankText.isName(own)) {
            return ids.byContent(account, own, booked, plain.toPlainString());
        }
        String payment = only == null ? null : first(only.endToEndId(), only.transactionId());
        String text = first(remittance, BankText.line(entry.text("AddtlNtryInf")));
        return ids.byContent(account, booked, value, plain.toPlainString(), bank, own, payment, text);
    }

    private @Nullable String bankReference(@Nullable CamtDetails only) {
        String own = BankText.reference(entry.text("AcctSvcrRef"));
        return own != null || only == null ? own : only.bankReference();
    }

    private @Nullable String reference(@Nullable CamtDetails only) {
        if (only != null) {
            return only.reference();
        }
        CamtElement batch = batch();
        return first(BankText.reference(batch.text("PmtInfId")), BankText.reference(batch.text("MsgId")));
    }

    /** What is too long to be a reference is left to the metadata. */
    private static @Nullable String fitting(@Nullable String reference) {
        return reference == null || reference.length() > Limits.MAX_IDENTIFIER_CHARS ? null : reference;
    }

    private @Nullable String description(@Nullable CamtDetails only, @Nullable String remittance) {
        String told = remittance != null || only == null ? remittance : only.additional();
        String text = first(told, BankText.line(entry.text("AddtlNtryInf")));
        String code = entry.at("BkTxCd", "Prtry").text("Cd");
        String shown = first(text, BankText.line(code));
        return shown == null ? null : BankText.cut(shown, Limits.MAX_DESCRIPTION_CHARS);
    }

    private void describeCodes(EntryRow row) {
        CamtElement code = entry.at("BkTxCd");
        CamtElement domain = code.at("Domn");
        CamtElement family = domain.at("Fmly");
        if (domain.text("Cd") != null) {
            row.put(
                    "transaction_code",
                    shown(domain.text("Cd") + "-" + family.text("Cd") + "-" + family.text("SubFmlyCd")));
        }
        row.put("proprietary_code", shown(code.text("Prtry", "Cd")));
        CamtElement charges = entry.at("Chrgs");
        CamtElement charged =
                charges.at("TtlChrgsAndTaxAmt").orElse(charges.at("Amt")).orElse(charges.at("Rcrd", "Amt"));
        row.put("charges", shown(charged.text()));
        row.put("charges_currency", shown(charged.currency()));
    }

    private CamtElement batch() {
        return entry.at("NtryDtls", "Btch").orElse(entry.at("Btch"));
    }

    /** How many transactions the entry says that it is made of. */
    private long stated() {
        long sum = 0;
        List<CamtElement> parts = entry.all("NtryDtls");
        for (CamtElement part : parts) {
            sum += number(part.at("Btch"));
        }
        return parts.isEmpty() ? number(entry.at("Btch")) : sum;
    }

    private static long number(CamtElement batch) {
        Long stated = CamtValues.number(batch.text("NbOfTxs"));
        return stated == null ? 0 : Math.min(stated, Integer.MAX_VALUE);
    }

    private void describeBatch(EntryRow row, @Nullable CamtDetails only, boolean debtor, @Nullable String currency) {
        long count = Math.max(stated(), members.count());
        row.put("transactions", count == 0 ? null : Long.toString(count));
        if (only == null && members.count() > 0) {
            members.describe(row, CamtValues.direction(entry), debtor, currency);
        }
        CamtElement batch = batch();
        row.put("batch_message_id", shown(BankText.reference(batch.text("MsgId"))));
        row.put("batch_payment_id", shown(BankText.reference(batch.text("PmtInfId"))));
    }
}
