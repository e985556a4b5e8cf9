package io.matcher.bench.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets rows out in another order than they came, through a window of bounded size, so that a row's place in the file does not betray
 * its counterpart while the file stays roughly in the order of time, as real ones are.
 */
final class Shuffle {

    static final int WINDOW = 5_000;

    private final Dice dice;
    private final Outlet out;
    private final List<Entry> waiting = new ArrayList<>(WINDOW);

    /** Where rows go. */
    @FunctionalInterface
    interface Outlet {
        void take(Entry entry) throws IOException;
    }

    Shuffle(Dice dice, Outlet out) {
        this.dice = dice;
        this.out = out;
    }

    void put(Entry entry) throws IOException {
        if (waiting.size() < WINDOW) {
            waiting.add(entry);
            return;
        }
        Entry leaving = waiting.set(dice.below(WINDOW), entry);
        out.take(leaving);
    }

    void finish() throws IOException {
        while (!waiting.isEmpty()) {
            int place = dice.below(waiting.size());
            Entry last = waiting.removeLast();
            out.take(place == waiting.size() ? last : waiting.set(place, last));
        }
    }
}
