package io.matcher.platform.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Reads the columns of one row after the other, in PostgreSQL's binary COPY format. Each method takes the next column. */
public final class CopyReader {

    private final CopyOut copy;
    private byte[] chunk = new byte[0];
    private int at;
    private boolean begun;

    CopyReader(CopyOut copy) {
        this.copy = copy;
    }

    /** Moves to the next row; false after the last. */
    boolean next() {
        if (!begun) {
            begun = true;
            skip(CopyWriter.SIGNATURE.length + Integer.BYTES);
            skip(readInt());
        }
        boolean row = readShort() >= 0;
        while (!row && refill()) {
            at = chunk.length;
        }
        return row;
    }

    public UUID uuid() {
        requireLength(16);
        return new UUID(readLong(), readLong());
    }

    public int int4() {
        requireLength(4);
        return readInt();
    }

    public long int8() {
        requireLength(8);
        return readLong();
    }

    public boolean bool() {
        requireLength(1);
        return readByte() != 0;
    }

    public LocalDate date() {
        requireLength(4);
        return LocalDate.ofEpochDay(CopyWriter.EPOCH_DAY + readInt());
    }

    public @Nullable LocalDate dateOrNull() {
        return readInt() < 0 ? null : LocalDate.ofEpochDay(CopyWriter.EPOCH_DAY + readInt());
    }

    public @Nullable Instant timestampOrNull() {
        if (readInt() < 0) {
            return null;
        }
        long micros = readLong();
        return Instant.ofEpochSecond(
                CopyWriter.EPOCH_SECOND + Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    /** A {@code numeric}, without trailing zeros among its decimals. */
    public BigDecimal numeric() {
        int length = readInt();
        short[] encoded = new short[length / Short.BYTES];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = readShort();
        }
        return NumericFormat.decode(encoded);
    }

    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalStateException("The column is null");
        }
        return text;
    }

    public @Nullable String textOrNull() {
        int length = readInt();
        if (length < 0) {
            return null;
        }
        if (chunk.length - at >= length) {
            String text = new String(chunk, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = readByte();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void requireLength(int length) {
        int found = readInt();
        if (found != length) {
            throw new IllegalStateException("The column has " + found + " bytes, not " + length);
        }
    }

    private void skip(int count) {
        for (int i = 0; i < count; i++) {
            readByte();
        }
    }

    private byte readByte() {
        while (at == chunk.length) {
            if (!refill()) {
                throw new IllegalStateException("The rows broke off");
            }
        }
        return chunk[at++];
    }

    private boolean refill() {
        try {
            byte[] next = copy.readFromCopy();
            chunk = next == null ? new byte[0] : next;
            at = 0;
            return next != null;
        } catch (SQLException failed) {
            throw new BinaryCopy.CopyFailed(failed);
        }
    }

    private short readShort() {
        return (short) ((readByte() << 8) | (readByte() & 0xFF));
    }

    private int readInt() {
        return (readShort() << 16) | (readShort() & 0xFFFF);
    }

    private long readLong() {
        return ((long) readInt() << 32) | (readInt() & 0xFFFFFFFFL);
    }
}
