package io.matcher.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The digest of one row: all it holds, each part with its length, so that no two different rows read the same. */
final class RowDigest {

    private final Ledger ledger;
    private final MessageDigest sha = Digests.sha256();
    private ByteBuffer buffer = ByteBuffer.allocate(512);

    private RowDigest(Ledger ledger) {
        this.ledger = ledger;
    }

    static Digests all(Ledger ledger, int threads) {
        Digests digests = new Digests(ledger.size());
        Parallel.map(threads, ledger.size(), (from, to) -> {
            RowDigest one = new RowDigest(ledger);
            for (int row = from; row < to; row++) {
                one.digest(row, digests);
            }
            return to;
        });
        return digests;
    }

    private void digest(int row, Digests digests) {
        buffer.clear();
        text(ledger.source(row));
        text(ledger.externalIds, row);
        text(ledger.currency(row));
        amount(ledger.amounts, row);
        room(20).putInt(ledger.bookingDays[row]).putInt(ledger.valueDay(row)).putLong(ledger.instant(row));
        text(ledger.references, row);
        if (ledger.baseAmounts == null) {
            text((String) null);
            text((String) null);
        } else {
            amount(ledger.baseAmounts, row);
            text(ledger.baseCurrency(row));
        }
        for (String name : ledger.keyNames) {
            TextPool pool = ledger.keys.get(name);
            if (pool != null && pool.has(row)) {
                text(name);
                text(pool, row);
            }
        }
        if (ledger.descriptions != null && ledger.descriptions.has(row)) {
            // No key is an empty name, so that a description never reads as one.
            text("");
            text(ledger.descriptions, row);
        }
        sha.update(buffer.array(), 0, buffer.position());
        digests.set(row, sha);
    }

    private void amount(MoneyColumn column, int row) {
        // The scale says which form follows. Amounts have no trailing zeros, so that equal ones read the same.
        room(9).put((byte) column.rawScale(row));
        if (column.isWide(row)) {
            text(column.get(row).toPlainString());
        } else {
            buffer.putLong(column.rawUnscaled(row));
        }
    }

    private void text(@Nullable String text) {
        if (text == null) {
            room(4).putInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(bytes.length + 4).putInt(bytes.length).put(bytes);
    }

    private void text(TextPool pool, int row) {
        if (!pool.has(row)) {
            room(4).putInt(-1);
            return;
        }
        int length = pool.length(row);
        room(length + 4).putInt(length).put(pool.page(row), pool.start(row), length);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(buffer.capacity() * 2 + bytes);
            larger.put(buffer.flip());
            buffer = larger;
        }
        return buffer;
    }
}
