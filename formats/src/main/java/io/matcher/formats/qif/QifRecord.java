package io.matcher.formats.qif;

import io.matcher.formats.BrokenFileException;
import io.matcher.formats.EntryIds;
import io.matcher.formats.EntryRow;
import io.matcher.formats.FieldMapping;
import io.matcher.formats.FileRecord;
import io.matcher.formats.Limits;
import io.matcher.formats.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one entry, each a letter and a value. */
final class QifRecord {
    private static final int MAX_LINES = 5_000;

    /** Years of two digits from this one on are of the last century, with an apostrophe or without. */
    private static final int PIVOT = 80;

    private final long start;
    private final Map<Character, String> fields = new HashMap<>();
    private final StringBuilder address = new StringBuilder();
    private final QifSplits splits = new QifSplits();
    private int lines;
    private int chars;

    QifRecord(long start) {
        this.start = start;
    }

    long start() {
        return start;
    }

    void line(String line) {
        chars += line.length();
        lines++;
        if (isTooLong()) {
            return;
        }
        char letter = line.charAt(0);
        String value = line.substring(1).strip();
        switch (letter) {
            case 'A' -> address.append(address.isEmpty() ? "" : ", ").append(value);
            case 'S', 'E', '$' -> splits.line(letter, value);
            default -> fields.putIfAbsent(letter, value);
        }
    }

    private boolean isTooLong() {
        return lines > MAX_LINES || chars > Limits.MAX_METADATA_CHARS / 4;
    }

    @Nullable
    String field(char letter) {
        String value = fields.get(letter);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean isOpeningBalance() {
        return "Opening Balance".equalsIgnoreCase(field('P'));
    }

    Refusal openingBalance() {
        return new Refusal(start, "P", "an opening balance and no entry", field('T'));
    }

    FileRecord end(@Nullable String account, EntryIds ids, EntryRow row) throws BrokenFileException {
        if (isTooLong()) {
            return new Refusal(start, null, "the record is too long", null);
        }
        String amount = field('T') == null ? field('U') : field('T');
        String date = date(field('D'));
        if (amount == null || date == null) {
            String column = amount == null ? "T" : "D";
            return new Refusal(start, column, "the record has no " + (amount == null ? "amount" : "date"), null);
        }
        String payee = field('P');
        String memo = field('M');
        row.begin().externalId(ids.byContent(account, date, amount, payee, memo));
        row.put(FieldMapping.AMOUNT, amount).put(FieldMapping.DATE, date);
        row.description(description(payee, memo)).reference(reference());
        row.put(EntryRow.ACCOUNT, account).put("counterparty", payee).put("memo", memo);
        row.put("counterparty_address", address.toString()).put("cleared", cleared());
        String category = field('L');
        boolean transfer = category != null && category.startsWith("[") && category.endsWith("]");
        row.put("category", transfer ? null : category);
        row.put("transfer_account", transfer && category != null ? category.substring(1, category.length() - 1) : null);
        row.put("splits", splits.text()).put("splits_differ", splits.differFrom(amount) ? "true" : null);
        return row.end(start);
    }

    private static String description(@Nullable String payee, @Nullable String memo) {
        return ((payee == null ? "" : payee) + " " + (memo == null ? "" : memo)).strip();
    }

    private @Nullable String reference() {
        String number = field('N');
        return number == null || number.length() > Limits.MAX_IDENTIFIER_CHARS ? null : number;
    }

    private @Nullable String cleared() {
        String mark = field('C');
        return mark == null
                ? null
                : switch (mark) {
                    case "*", "c", "C" -> "CLEARED";
                    case "X", "x", "R", "r" -> "RECONCILED";
                    default -> mark;
                };
    }

    /** {@code 6/ 1'04} as {@code 6/1/2004}; which of the two numbers is the day stays open. */
    static @Nullable String date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.replace(" ", "").replace('\'', '/');
        int last = Math.max(plain.lastIndexOf('/'), Math.max(plain.lastIndexOf('-'), plain.lastIndexOf('.')));
        String year = plain.substring(last + 1);
        boolean twoDigits = last > 2 && year.length() == 2 && year.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean yearFirst = plain.length() > 4 && plain.chars().limit(4).allMatch(c -> c >= '0' && c <= '9');
        if (!twoDigits || yearFirst) {
            return plain;
        }
        return plain.substring(0, last + 1) + (Integer.parseInt(year) >= PIVOT ? "19" : "20") + year;
    }
}
