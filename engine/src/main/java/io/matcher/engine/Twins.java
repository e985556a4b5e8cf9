package io.matcher.engine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The likely duplicates among the rows of one side: rows of one source with the same amount, currency, booking date and
 * text, and the same instant where they have one. The text is the reference that was given; where none was, the
 * description, if it says more than stop words; where there is neither, the external id.
 *
 * <p>Only rows that share amount, currency, day and source with an open one are looked at. They are gathered by hash in
 * linear time, and those that share one are compared through a map of what they hold: the answer is exact, and costs the
 * same however many are equal.
 */
final class Twins {

    private static final int NONE = -1;
    private static final Set<String> STOP_WORDS = Tokens.normal(TextLikeness.STOP_WORDS);

    private final Ledger ledger;
    private final Side side;
    private final OpenRows open;
    /** By row: another that is the same. */
    private final Map<Integer, Integer> twins = new HashMap<>();

    Twins(Ledger ledger, Side side, OpenRows open) {
        this.ledger = ledger;
        this.side = side;
        this.open = open;
        int[] rows = besideOpenOnes();
        Blocks blocks = Blocks.unsorted(rows.length, i -> Hashing.with(hash(rows[i]), Texts.hash(text(rows[i]))));
        for (int block = 0; block < blocks.count(); block++) {
            if (blocks.end(block) - blocks.start(block) > 1) {
                link(rows, blocks, block);
            }
        }
    }

    /** The rows that may be twins of an open one, open ones included; texts are not looked at yet. */
    private int[] besideOpenOnes() {
        int[] openRows = open.rows(side);
        Blocks blocks = Blocks.unsorted(openRows.length, i -> hash(openRows[i]));
        IntColumn rows = new IntColumn();
        for (int row = 0; row < ledger.size() && openRows.length > 0; row++) {
            if (blocks.find(hash(row)) != Blocks.NONE) {
                rows.add(row);
            }
        }
        return rows.toArray();
    }

    private record Likes(String source, String currency, BigDecimal amount, int day, String text, long instant) {}

    /** Of the rows alike, the one that was matched, else the first in canonical order, and that one's successor. */
    private record Pick(int first, int second) {}

    private void link(int[] rows, Blocks blocks, int block) {
        Map<Likes, Pick> picks = new HashMap<>();
        for (int i = blocks.start(block); i < blocks.end(block); i++) {
            int row = rows[blocks.position(i)];
            picks.merge(likes(row), new Pick(row, NONE), (known, added) -> better(known, added.first()));
        }
        for (int i = blocks.start(block); i < blocks.end(block); i++) {
            int row = rows[blocks.position(i)];
            Pick pick = picks.getOrDefault(likes(row), new Pick(NONE, NONE));
            int twin = pick.first() == row ? pick.second() : pick.first();
            if (twin != NONE) {
                twins.put(row, twin);
            }
        }
    }

    private Pick better(Pick known, int row) {
        if (compare(row, known.first()) < 0) {
            return new Pick(row, known.first());
        }
        return known.second() == NONE || compare(row, known.second()) < 0 ? new Pick(known.first(), row) : known;
    }

    private int compare(int a, int b) {
        int byMatch = Boolean.compare(open.isOpen(side, a), open.isOpen(side, b));
        return byMatch == 0 ? new CanonicalOrder(ledger).compare(a, b) : byMatch;
    }

    private long hash(int row) {
        long hash = Hashing.with(ledger.sources[row], ledger.currencies[row]);
        hash = Hashing.with(hash, ledger.amounts.hash(row));
        return Hashing.with(hash, ledger.bookingDays[row]);
    }

    private Likes likes(int row) {
        return new Likes(
                ledger.source(row),
                ledger.currency(row),
                ledger.amount(row),
                ledger.bookingDay(row),
                text(row),
                ledger.instant(row));
    }

    private String text(int row) {
        String reference = ledger.references.get(row);
        if (reference != null && !reference.isBlank()) {
            return "reference " + Texts.normal(reference, true);
        }
        String description = ledger.description(row);
        if (Tokens.of(description, STOP_WORDS).length > 0) {
            return "description " + Texts.normal(description, true);
        }
        return "id " + ledger.externalId(row).toUpperCase(Locale.ROOT);
    }

    /** Another row of the side that is the same, or -1: one that was matched where there is one. */
    int of(int row) {
        return twins.getOrDefault(row, NONE);
    }
}
