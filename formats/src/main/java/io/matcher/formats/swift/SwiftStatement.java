package io.matcher.formats.swift;

import io.matcher.formats.BankText;
import io.matcher.formats.EntryAmount;
import io.matcher.formats.PrintedDay;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import io.matcher.formats.StatementSequence;
import io.matcher.formats.StatementTally;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One message while it is read: one page of a statement, or a report of a day that is not over. */
final class SwiftStatement {
    private static final int ACCOUNT_CHARS = 100;

    private final String reference;
    private final StatementTally tally = new StatementTally();
    private final SwiftTotals totals = new SwiftTotals();
    private @Nullable String account;
    private @Nullable String printedNumber;
    private @Nullable Balance opening;
    private @Nullable Balance closing;
    private @Nullable Balance available;
    private @Nullable String floorCurrency;
    private @Nullable LocalDate reported;
    private @Nullable LocalDate firstBooked;
    private @Nullable LocalDate lastBooked;
    private boolean lastPage = true;
    private boolean balanced;

    SwiftStatement(String reference) {
        this.reference = reference;
    }

    /** The same message going on with another statement. */
    SwiftStatement next() {
        SwiftStatement next = new SwiftStatement(reference);
        next.account = account;
        return next;
    }

    /** Whether its closing balance has been read, so that nothing but remarks may follow. */
    boolean isClosed() {
        return closing != null;
    }

    /** Takes a field that is no entry; gives the refusal of one that can not be read. */
    @Nullable
    Refusal take(SwiftField field) {
        switch (field.tag()) {
            case "25", "25P" -> account = dense(field.first());
            case "28", "28C" -> printedNumber = dense(field.first());
            case "60F", "60M" -> {
                balanced = true;
                opening = balance(field);
                return opening == null ? refusal(field) : null;
            }
            case "62F", "62M" -> {
                balanced = true;
                closing = balance(field);
                lastPage = field.tag().endsWith("F");
                return closing == null ? refusal(field) : null;
            }
            case "64" -> available = balance(field);
            case "34F" -> floorCurrency = floorCurrency == null ? currencyAt(field.first(), 0) : floorCurrency;
            case "13", "13D" ->
                reported = PrintedDay.yearOfTwoDigits(field.first(), 0).day();
            case "90C" -> totals.stateCredits(field.first());
            case "90D" -> totals.stateDebits(field.first());
            default -> {
                // 21, 65 and remarks of the bank move no balance.
            }
        }
        return null;
    }

    private static @Nullable String dense(String text) {
        String dense = BankText.dense(text);
        return dense == null ? null : BankText.cut(dense, ACCOUNT_CHARS);
    }

    private static Refusal refusal(SwiftField field) {
        return new Refusal(
                field.line(),
                field.tag(),
                "the balance is not C or D, a date YYMMDD, a currency and an amount with a comma",
                field.first());
    }

    private @Nullable Balance balance(SwiftField field) {
        String text = field.first().strip();
        boolean marked = text.startsWith("C") || text.startsWith("D");
        String currency = currencyAt(text, 7);
        BigDecimal amount = currency == null ? null : EntryAmount.parse(text.substring(10), ',');
        if (!marked || amount == null || currency == null) {
            return null;
        }
        PrintedDay day = PrintedDay.yearOfTwoDigits(text, 1);
        if (day.impossible()) {
            tally.find(
                    Kind.IMPOSSIBLE_DATE,
                    "the balance in line " + field.line() + " has the date " + text.substring(1, 7));
        }
        return new Balance(text.charAt(0) == 'D' ? amount.negate() : amount, currency, day.day());
    }

    /** Three letters at the place; null where there are none. */
    static @Nullable String currencyAt(String text, int from) {
        if (text.length() < from + 3) {
            return null;
        }
        for (int i = from; i < from + 3; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return null;
            }
        }
        return text.substring(from, from + 3);
    }

    void find(Kind fault, String detail) {
        tally.find(fault, detail);
    }

    /** Counts an entry that is handed out. */
    void book(BigDecimal signed, boolean expected, LocalDate day) {
        String currency = currency();
        totals.count(signed);
        if (expected) {
            tally.pass();
        } else {
            tally.book(signed, currency == null ? "" : currency);
        }
        firstBooked = firstBooked == null || day.isBefore(firstBooked) ? day : firstBooked;
        lastBooked = lastBooked == null || day.isAfter(lastBooked) ? day : lastBooked;
    }

    /** Counts an entry that could not be read. */
    void refuse() {
        totals.refuse();
    }

    @Nullable
    String account() {
        return account;
    }

    String reference() {
        return reference;
    }

    /** What its entries call it: number and page as printed, where it is numbered. */
    String name() {
        String printed = printedNumber;
        return printed == null || number() == null ? reference : printed;
    }

    String message() {
        return isIntraday() ? "MT942" : "MT940";
    }

    private boolean isIntraday() {
        return !balanced;
    }

    /** Of the opening balance; in a report, which has none, of the floor limit. */
    @Nullable
    String currency() {
        Balance first = opening;
        return first == null ? floorCurrency : first.currency();
    }

    Statement end(long line, StatementSequence sequence) {
        LocalDate until = until();
        Statement.Kind kind = isIntraday() ? Statement.Kind.INTRADAY : Statement.Kind.STATEMENT;
        if (!isIntraday()) {
            tally.expectContinuity(opening, closing);
        }
        totals.check(tally);
        int page = page();
        sequence.follow(
                new StatementSequence.Part(
                        account == null ? null : kind + account,
                        number(),
                        page,
                        lastPage,
                        until == null ? -1 : until.getYear(),
                        opening,
                        closing),
                tally);
        return new Statement(
                line,
                kind,
                account,
                BankText.line(reference),
                number(),
                page,
                lastPage,
                firstBooked == null ? until : firstBooked,
                until,
                currency(),
                opening,
                closing,
                available,
                tally.entries(),
                tally.credits(),
                tally.debits(),
                tally.findings());
    }

    private @Nullable LocalDate until() {
        Balance last = closing;
        LocalDate stated = last == null ? reported : last.date();
        return stated == null ? lastBooked : stated;
    }

    /** Before the slash; banks that do not number their statements write zeros. */
    private @Nullable Long number() {
        String printed = printedNumber;
        int slash = printed == null ? -1 : printed.indexOf('/');
        long number = printed == null ? 0 : digits(slash < 0 ? printed : printed.substring(0, slash));
        return number == 0 ? null : number;
    }

    private int page() {
        String printed = printedNumber;
        int slash = printed == null ? -1 : printed.indexOf('/');
        return printed == null || slash < 0 ? 1 : (int) Math.max(1, digits(printed.substring(slash + 1)));
    }

    private static long digits(String text) {
        boolean number = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(text) : 0;
    }
}
