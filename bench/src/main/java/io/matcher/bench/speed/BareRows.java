package io.matcher.bench.speed;

import io.matcher.engine.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One side in bare arrays. */
final class BareRows {

    final int size;
    final long[] cents;
    final int[] days;
    final int[] currencies;
    /** All references, one after the other. */
    final byte[] texts;

    /** Where each begins; one more than there are rows. */
    final int[] starts;

    BareRows(Ledger ledger, Map<String, Integer> currencyCodes) {
        size = ledger.size();
        cents = new long[size];
        days = new int[size];
        currencies = new int[size];
        starts = new int[size + 1];
        byte[][] references = new byte[size][];
        for (int row = 0; row < size; row++) {
            cents[row] = ledger.amount(row).movePointRight(2).longValueExact();
            days[row] = ledger.bookingDay(row);
            currencies[row] = currencyCodes.computeIfAbsent(ledger.currency(row), code -> currencyCodes.size());
            references[row] = ledger.reference(row).getBytes(StandardCharsets.UTF_8);
            starts[row + 1] = starts[row] + references[row].length;
        }
        texts = new byte[starts[size]];
        for (int row = 0; row < size; row++) {
            System.arraycopy(references[row], 0, texts, starts[row], references[row].length);
        }
    }

    static Map<String, Integer> noCurrencies() {
        return new HashMap<>();
    }

    boolean hasReference(int row) {
        return starts[row + 1] > starts[row];
    }

    long referenceHash(int row) {
        long hash = 0;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            hash = hash * 0x100000001B3L + texts[i];
        }
        return mix(hash);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 32)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 29);
    }

    boolean sharesReference(int row, BareRows other, int otherRow) {
        return Arrays.equals(
                texts, starts[row], starts[row + 1], other.texts, other.starts[otherRow], other.starts[otherRow + 1]);
    }
}
