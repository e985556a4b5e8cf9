package io.matcher.formats.swift;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryAmount;
import io.matcher.formats.PrintedDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Field 61: value date {@code YYMMDD}, entry date {@code MMDD} or blanks or nothing, mark, the third letter of the
 * currency or nothing, amount, type, customer's reference, {@code //} and the bank's; on the next line what else there is.
 * Read from left to right; whoever asks after {@link #parse} gets what the last field said.
 */
final class StatementLine {
    private static final int REFERENCE_CHARS = 500;

    private String text = "";
    private int at;
    private PrintedDay value = new PrintedDay(null, true);
    private @Nullable PrintedDay entry;
    private String printedEntry = "";
    private String mark = "";
    private BigDecimal amount = BigDecimal.ZERO;
    private String type = "";
    private @Nullable String customerReference;
    private @Nullable String bankReference;
    private @Nullable String supplement;
    private @Nullable String wrong;
    private String wrongReason = "";

    /** Whether the field could be read; if not, {@link #wrong} and {@link #wrongReason} say what is wrong. */
    boolean parse(SwiftField field) {
        text = field.first();
        at = 0;
        wrong = null;
        return readDates() && readMark() && readAmount() && readRest(field);
    }

    private boolean fail(String part, String reason) {
        wrong = part;
        wrongReason = reason;
        return false;
    }

    private boolean readDates() {
        if (digits(0) < 6) {
            return fail("value date", "the statement line does not begin with a value date YYMMDD");
        }
        value = PrintedDay.yearOfTwoDigits(text, 0);
        at = 6;
        entry = null;
        printedEntry = "";
        if (digits(at) >= 4) {
            printedEntry = text.substring(at, at + 4);
            entry = entryDay(two(at), two(at + 2));
            at += 4;
        }
        skipBlanks();
        return true;
    }

    /** The year is the value date's, or the one beside it where the months are more than half a year apart. */
    private @Nullable PrintedDay entryDay(int month, int day) {
        int valueMonth = two(2);
        int shortYear = two(0);
        int year = shortYear >= 80 ? 1900 + shortYear : 2000 + shortYear;
        boolean known = valueMonth >= 1 && valueMonth <= 12;
        int shift = !known ? 0 : valueMonth - month > 6 ? 1 : month - valueMonth > 6 ? -1 : 0;
        return PrintedDay.of(year + shift, month, day);
    }

    private boolean readMark() {
        for (String known : new String[] {"RC", "RD", "EC", "ED", "C", "D"}) {
            if (text.startsWith(known, at)) {
                mark = known;
                at += known.length();
                if (at < text.length() && isLetter(text.charAt(at))) {
                    at++;
                }
                return true;
            }
        }
        return fail("mark", "the statement line has no mark C, D, RC, RD, EC or ED after its dates");
    }

    private boolean readAmount() {
        int end = at;
        while (end < text.length() && (SwiftFields.isDigit(text.charAt(end)) || text.charAt(end) == ',')) {
            end++;
        }
        BigDecimal read = EntryAmount.parse(text.substring(at, end), ',');
        if (read == null || (end < text.length() && text.charAt(end) == '.')) {
            return fail("amount", "the amount of the statement line " + EntryAmount.REASON + ", which is a comma");
        }
        amount = read;
        at = end;
        return true;
    }

    private boolean readRest(SwiftField field) {
        boolean typed = at < text.length() && "NFS".indexOf(text.charAt(at)) >= 0;
        int end = typed ? Math.min(text.length(), at + 4) : at;
        type = text.substring(at, end).strip();
        String references = text.substring(end);
        int slashes = references.indexOf("//");
        customerReference = reference(slashes < 0 ? references : references.substring(0, slashes));
        bankReference = slashes < 0 ? null : reference(references.substring(slashes + 2));
        supplement = field.lines().size() == 1
                ? null
                : BankText.line(
                        String.join(" ", field.lines().subList(1, field.lines().size())));
        return true;
    }

    private static @Nullable String reference(String text) {
        return BankText.reference(BankText.cut(text, REFERENCE_CHARS));
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private int digits(int from) {
        int i = from;
        while (i < text.length() && SwiftFields.isDigit(text.charAt(i))) {
            i++;
        }
        return i - from;
    }

    private int two(int from) {
        return (text.charAt(from) - '0') * 10 + text.charAt(from + 1) - '0';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    PrintedDay value() {
        return value;
    }

    String printedValue() {
        return text.substring(0, Math.min(6, text.length()));
    }

    /** The entry date with its year; null where the line has none. */
    @Nullable
    PrintedDay entry() {
        return entry;
    }

    String printedEntry() {
        return printedEntry;
    }

    /** The booking date: the entry date where it can be, else the value date; null where neither can. */
    @Nullable
    LocalDate booked() {
        PrintedDay printed = entry;
        return printed == null || printed.impossible() ? value.day() : printed.day();
    }

    /** Positive where the account gains: C, EC and RD, the reversal of a debit. */
    BigDecimal signed() {
        boolean gains = mark.equals("C") || mark.equals("EC") || mark.equals("RD");
        return gains ? amount : amount.negate();
    }

    String mark() {
        return mark;
    }

    boolean isReversal() {
        return mark.charAt(0) == 'R';
    }

    /** Expected and not booked yet. */
    boolean isExpected() {
        return mark.charAt(0) == 'E';
    }

    String type() {
        return type;
    }

    @Nullable
    String customerReference() {
        return customerReference;
    }

    @Nullable
    String bankReference() {
        return bankReference;
    }

    @Nullable
    String supplement() {
        return supplement;
    }

    /** Which part could not be read. */
    @Nullable
    String wrong() {
        return wrong;
    }

    String wrongReason() {
        return wrongReason;
    }
}
