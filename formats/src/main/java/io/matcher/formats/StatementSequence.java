package io.matcher.formats;

import io.matcher.formats.Statement.Balance;
import io.matcher.formats.StatementFinding.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one file in their order, account by account: whether pages follow one another and begin with the
 * balance that the page before ended with, and whether numbers are missing. Statements of other files are not known
 * here; a file that begins with page 2, or ends before the last one, is no gap.
 */
public final class StatementSequence {
    private static final int MAX_ACCOUNTS = 100_000;

    private final Map<String, Part> lastByAccount = new HashMap<>();

    /**
     * What the order of statements is known by.
     *
     * @param account of whatever kinds are numbered together; null where the file names none
     * @param year in which it ends, -1 where unknown: numbers begin anew with the year
     */
    public record Part(
            @Nullable String account,
            @Nullable Long number,
            int page,
            boolean lastPage,
            int year,
            @Nullable Balance opening,
            @Nullable Balance closing) {}

    /** Compares the statement with the one before it of its account, and notes in the tally what does not follow. */
    public void follow(Part part, StatementTally tally) {
        String account = part.account() == null ? "" : part.account();
        Part before = lastByAccount.get(account);
        if (before != null) {
            compare(before, part, tally);
        }
        if (before != null || lastByAccount.size() < MAX_ACCOUNTS) {
            lastByAccount.put(account, part);
        }
    }

    private static void compare(Part before, Part part, StatementTally tally) {
        boolean sameNumber = Objects.equals(before.number(), part.number());
        if (sameNumber && part.page() == before.page() + 1) {
            if (!before.lastPage()) {
                comparePages(before, part, tally);
            }
        } else if (!before.lastPage()) {
            tally.find(Kind.GAP, "page " + (before.page() + 1) + " of " + name(before) + " is missing");
        } else {
            compareNumbers(before, part, tally);
        }
    }

    private static void comparePages(Part before, Part part, StatementTally tally) {
        Balance ended = before.closing();
        Balance begins = part.opening();
        if (ended == null || begins == null) {
            return;
        }
        boolean same = ended.amount().compareTo(begins.amount()) == 0
                && ended.currency().equals(begins.currency());
        if (!same) {
            tally.find(
                    Kind.BALANCE_BROKEN,
                    "page " + part.page() + " begins with " + begins.amount().toPlainString() + ", page "
                            + before.page() + " ended with " + ended.amount().toPlainString());
        }
    }

    private static void compareNumbers(Part before, Part part, StatementTally tally) {
        Long last = before.number();
        Long number = part.number();
        if (last == null || number == null) {
            return;
        }
        boolean newYear = number == 1 && (before.year() < 0 || part.year() < 0 || part.year() > before.year());
        long step = number - last;
        if (step == 0 && part.page() == before.page()) {
            tally.find(Kind.GAP, name(part) + " comes twice");
        } else if (step == 0) {
            tally.find(Kind.GAP, "page " + part.page() + " of " + name(part) + " follows page " + before.page());
        } else if (Math.abs(step) != 1 && !newYear) {
            tally.find(Kind.GAP, name(part) + " follows number " + last);
        }
    }

    private static String name(Part part) {
        return part.number() == null ? "the statement" : "statement number " + part.number();
    }
}
