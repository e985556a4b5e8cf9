package io.matcher.platform.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's binary COPY format: begin each with {@link #row}, then give its columns in order. Every value is null
 * or of exactly the column's type.
 */
public final class CopyWriter {

    static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    static final long EPOCH_SECOND = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int CHUNK = 1 << 16;
    private static final int FIXED_ROOM = 64;

    private final CopyIn copy;
    private final int columns;
    private byte[] buffer = new byte[CHUNK + FIXED_ROOM];
    private int at;
    private int given;

    CopyWriter(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = columns;
        this.given = columns;
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        at = SIGNATURE.length + 2 * Integer.BYTES;
    }

    /** Begins a row. */
    public CopyWriter row() {
        requireComplete();
        given = 0;
        if (at >= CHUNK) {
            flush();
        }
        putShort(columns);
        return this;
    }

    public CopyWriter uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        begin(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    public CopyWriter int2(int value) {
        begin(2);
        putShort(value);
        return this;
    }

    public CopyWriter int4(int value) {
        begin(4);
        putInt(value);
        return this;
    }

    public CopyWriter int8(@Nullable Long value) {
        if (value == null) {
            return none();
        }
        begin(8);
        putLong(value);
        return this;
    }

    public CopyWriter bool(boolean value) {
        begin(1);
        buffer[at++] = (byte) (value ? 1 : 0);
        return this;
    }

    public CopyWriter date(@Nullable LocalDate value) {
        if (value == null) {
            return none();
        }
        begin(4);
        putInt(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
        return this;
    }

    /** A {@code timestamptz}, to the microsecond. */
    public CopyWriter timestamp(@Nullable Instant value) {
        if (value == null) {
            return none();
        }
        begin(8);
        Instant micros = value.truncatedTo(ChronoUnit.MICROS);
        putLong((micros.getEpochSecond() - EPOCH_SECOND) * 1_000_000 + micros.getNano() / 1_000);
        return this;
    }

    /** A {@code numeric} of any size. */
    public CopyWriter numeric(@Nullable BigDecimal value) {
        if (value == null) {
            return none();
        }
        short[] digits = NumericFormat.encode(value);
        begin(digits.length * Short.BYTES);
        for (short digit : digits) {
            putShort(digit);
        }
        return this;
    }

    /** A {@code text} or {@code json}. */
    public CopyWriter text(@Nullable CharSequence value) {
        if (value == null) {
            return none();
        }
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        begin(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
        return this;
    }

    private CopyWriter none() {
        begin(0);
        at -= Integer.BYTES;
        putInt(-1);
        return this;
    }

    /** Makes room for a column and writes its length. */
    private void begin(int length) {
        given++;
        if (buffer.length - at < length + FIXED_ROOM) {
            flush();
            if (buffer.length < length + FIXED_ROOM) {
                buffer = Arrays.copyOf(buffer, length + FIXED_ROOM);
            }
        }
        putInt(length);
    }

    void finish() {
        requireComplete();
        flush();
        putShort(-1);
        flush();
    }

    private void requireComplete() {
        if (given != columns) {
            throw new IllegalStateException("A row has " + given + " values for " + columns + " columns");
        }
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer, 0, at);
        } catch (SQLException failed) {
            throw new BinaryCopy.CopyFailed(failed);
        }
        at = 0;
    }

    private void putShort(int value) {
        buffer[at++] = (byte) (value >> 8);
        buffer[at++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }
}
