package io.matcher.formats.ofx;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Limits;
import io.matcher.formats.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One STMTTRN (or STMTTRNP, which is pending) while it is read; leaves of aggregates inside it as {@code PAYEE.NAME}. */
final class OfxEntry {
    private static final int MAX_LEAVES = 100;

    /** Shorter ones, and zeros, are running numbers that begin anew in every file. */
    private static final int MIN_FITID_CHARS = 6;

    private final long line;
    private final boolean pending;
    private final Map<String, String> leaves = new HashMap<>();
    private int chars;
    private @Nullable String tooLong;

    OfxEntry(long line, boolean pending) {
        this.line = line;
        this.pending = pending;
    }

    /** The first of equal leaves counts. */
    void leaf(String name, String value, boolean overlong) {
        chars += value.length();
        boolean fits = leaves.size() < MAX_LEAVES && chars <= Limits.MAX_FIELD_CHARS && !overlong;
        if (!fits && tooLong == null) {
            tooLong = name;
        }
        if (fits) {
            leaves.putIfAbsent(name, value);
        }
    }

    /** The row, or why there is none. */
    FileRecord end(OfxStatement statement, OfxAmounts amounts, EntryIds ids, EntryRow row) throws BrokenFileException {
        if (tooLong != null) {
            return new Refusal(
                    line, tooLong, "the entry is longer than " + Limits.MAX_FIELD_CHARS + " characters", null);
        }
        String currency = leaves.containsKey("CURRENCY.CURSYM") ? upper("CURRENCY.CURSYM") : statement.currency();
        BigDecimal amount = amounts.read(leaves.get("TRNAMT"), currency);
        if (amount == null) {
            return refuse("TRNAMT", "the entry" + named() + " has no amount: TRNAMT " + amounts.reason());
        }
        String deleted = leaves.get("CORRECTFITID");
        if (deleted != null && "DELETE".equals(upper("CORRECTACTION"))) {
            return new Refusal(
                    line,
                    "CORRECTACTION",
                    "the bank takes back the entry with FITID " + deleted + " of " + amount.toPlainString()
                            + "; it is to be removed by hand",
                    deleted);
        }
        OfxTime posted = OfxTime.of(leaves.get(pending ? "DTTRAN" : "DTPOSTED"));
        LocalDate date = posted.day() == null ? replacement(posted, statement) : posted.day();
        if (date == null) {
            String name = pending ? "DTTRAN" : "DTPOSTED";
            return refuse(
                    name,
                    "the entry of " + amount.toPlainString() + named() + " has no date: " + name + " "
                            + posted.reason());
        }
        String id = externalId(statement, ids, date, amount);
        row.begin().externalId(id).put(FieldMapping.AMOUNT, amount.toPlainString());
        row.put(FieldMapping.CURRENCY, currency).date(date).valueDate(available(statement));
        row.pending(pending).description(description()).reference(reference());
        row.put(EntryRow.ACCOUNT, statement.account()).put(EntryRow.STATEMENT, statement.period());
        describe(row, statement, posted);
        FileRecord made = row.end(line);
        if (made instanceof Refusal) {
            return made;
        }
        if (pending) {
            statement.pass();
        } else {
            statement.book(amount, currency == null ? "" : currency);
        }
        return made;
    }

    private Refusal refuse(String column, String reason) {
        return new Refusal(line, column, reason, leaves.get(column));
    }

    private String named() {
        String fitid = leaves.get("FITID");
        return fitid == null ? "" : " with FITID " + fitid;
    }

    /** Where the date of booking can not be, the day on which it was asked for or became available. */
    private @Nullable LocalDate replacement(OfxTime posted, OfxStatement statement) {
        for (String name : new String[] {"DTUSER", "DTAVAIL"}) {
            LocalDate day = OfxTime.of(leaves.get(name)).day();
            if (day != null) {
                statement.impossibleDate("DTPOSTED of the entry" + named() + " " + posted.reason() + "; it was dated "
                        + day + " by " + name);
                return day;
            }
        }
        return null;
    }

    private @Nullable LocalDate available(OfxStatement statement) {
        String text = leaves.get("DTAVAIL");
        if (text == null || text.isEmpty()) {
            return null;
        }
        OfxTime time = OfxTime.of(text);
        if (time.day() == null) {
            statement.impossibleDate("DTAVAIL of the entry" + named() + " " + time.reason() + "; it was left out");
        }
        return time.day();
    }

    /**
     * By FITID. By content where there is none, where it is too short to last, and where an entry before has the same
     * one. A correction bears the name of the entry it stands in for, so that it becomes a new version of that one.
     */
    private String externalId(OfxStatement statement, EntryIds ids, LocalDate date, BigDecimal amount)
            throws BrokenFileException {
        String account = statement.accountKey();
        String corrected = leaves.getOrDefault("CORRECTFITID", "");
        if (!corrected.isEmpty()) {
            return ids.byReference(account, corrected);
        }
        String fitid = leaves.getOrDefault("FITID", "");
        boolean strong =
                fitid.length() >= MIN_FITID_CHARS && !onlyZeros(fitid) && !pending && !ids.hasNamed(account, fitid);
        if (strong) {
            return ids.byReference(account, fitid);
        }
        String plain = amount.stripTrailingZeros().toPlainString();
        return ids.byContent(account, fitid, date, plain, leaves.get("MEMO"), name());
    }

    private static boolean onlyZeros(String text) {
        return text.chars().allMatch(c -> c == '0');
    }

    private @Nullable String name() {
        String name = leaves.get("NAME");
        return name != null ? name : leaves.getOrDefault("PAYEE.NAME", leaves.get("PAYEE"));
    }

    private String description() {
        String name = name();
        String memo = leaves.getOrDefault("MEMO", "");
        if (name == null || name.isEmpty() || memo.contains(name)) {
            return memo;
        }
        return memo.isEmpty() || name.contains(memo) ? name : name + " " + memo;
    }

    /** The cheque's or document's number; else the number by which the bank lets others refer to the entry. */
    private @Nullable String reference() {
        String check = leaves.getOrDefault("CHECKNUM", "");
        String reference = leaves.getOrDefault("REFNUM", "");
        String chosen = onlyZeros(check) ? reference : check;
        return onlyZeros(chosen) || chosen.length() > Limits.MAX_IDENTIFIER_CHARS ? null : chosen;
    }

    private String upper(String name) {
        return leaves.getOrDefault(name, "").toUpperCase(Locale.ROOT);
    }

    private void describe(EntryRow row, OfxStatement statement, OfxTime posted) {
        row.put("bank", statement.bank()).put("branch", statement.branch());
        row.put("account_type", statement.accountType());
        row.put("transaction_code", leaves.get("TRNTYPE")).put("fitid", leaves.get("FITID"));
        row.put("counterparty", name());
        row.put("counterparty_account", leaves.getOrDefault("BANKACCTTO.ACCTID", leaves.get("CCACCTTO.ACCTID")));
        row.put("counterparty_bank", leaves.get("BANKACCTTO.BANKID"));
        row.put("check_number", leaves.get("CHECKNUM")).put("reference_number", leaves.get("REFNUM"));
        row.put("bank_reference", leaves.get("SRVRTID")).put("extended_name", leaves.get("EXTDNAME"));
        row.put("category_code", leaves.get("SIC")).put("posted_at", posted.instant());
        LocalDate asked = OfxTime.of(leaves.get("DTUSER")).day();
        row.put("user_date", asked == null ? null : asked.toString());
        row.put("corrects", leaves.get("CORRECTFITID"));
        row.put("original_currency", leaves.get("ORIGCURRENCY.CURSYM"));
        row.put("exchange_rate", leaves.getOrDefault("ORIGCURRENCY.CURRATE", leaves.get("CURRENCY.CURRATE")));
    }
}
