package io.matcher.formats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The raw values of one row, exactly as the file has them. Numbers are text. A nested JSON value is its compact JSON
 * text, and {@link #isJson} says so. No value holds NUL, an unpaired surrogate or a byte that could not be decoded.
 */
public final class Row implements FileRecord {
    private final long position;
    private final Columns columns;
    private final @Nullable String[] values;
    private final boolean @Nullable [] json;
    private final boolean @Nullable [] plain;
    private final boolean controls;

    private Row(
            long position,
            Columns columns,
            @Nullable String[] values,
            boolean @Nullable [] json,
            boolean @Nullable [] plain,
            boolean controls) {
        this.position = position;
        this.columns = columns;
        this.values = values;
        this.json = json;
        this.plain = plain;
        this.controls = controls;
    }

    /** A row of plain texts, which are checked for characters that no row may hold. */
    public static Row of(long position, Columns columns, @Nullable String... values) {
        return checked(position, columns, values, null);
    }

    /**
     * A row of cells, of which some are numbers and dates of the file itself and not texts that look like such: {@code
     * plain} marks them. They are written with a decimal point, and with the year first, whatever the other cells are.
     */
    public static Row ofCells(long position, Columns columns, @Nullable String[] values, boolean[] plain) {
        if (plain.length != values.length) {
            throw new IllegalArgumentException(plain.length + " marks for " + values.length + " values");
        }
        return checked(position, columns, values, plain.clone());
    }

    private static Row checked(long position, Columns columns, @Nullable String[] values, boolean @Nullable [] plain) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        @Nullable String[] own = values.clone();
        boolean controls = false;
        for (String value : own) {
            if (value != null && Texts.unstorableAt(value) >= 0) {
                throw new IllegalArgumentException("a value holds " + Texts.unstorable(value));
            }
            controls |= value != null && Texts.hasControls(value);
        }
        return new Row(position, columns, own, null, plain, controls);
    }

    /** Takes the array without copying; {@code controls} says that some value may hold a control character. */
    static Row trusted(
            long position, Columns columns, @Nullable String[] values, boolean @Nullable [] json, boolean controls) {
        return new Row(position, columns, values, json, null, controls);
    }

    /** This row with more cells behind its own, which are known to be fit; {@code morePlain} marks those in the plain way. */
    Row extended(Columns all, @Nullable String[] more, boolean[] morePlain) {
        int own = values.length;
        @Nullable String[] texts = Arrays.copyOf(values, own + more.length);
        System.arraycopy(more, 0, texts, own, more.length);
        boolean[] marks = plain == null ? new boolean[texts.length] : Arrays.copyOf(plain, texts.length);
        System.arraycopy(morePlain, 0, marks, own, more.length);
        return new Row(position, all, texts, json == null ? null : Arrays.copyOf(json, texts.length), marks, controls);
    }

    /** What a text holds that no row may hold, in words; null where it is fit. */
    public static @Nullable String unstorable(String text) {
        return Texts.unstorable(text);
    }

    @Override
    public long position() {
        return position;
    }

    public Columns columns() {
        return columns;
    }

    /** The value at an index of {@link #columns()}; null where a JSON member is null. */
    public @Nullable String value(int index) {
        return values[index];
    }

    /** The value of a column; null where the row has no such column. */
    public @Nullable String value(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? null : values[index];
    }

    /** Whether the value is JSON text (an object, an array, true or false) and not plain text. */
    public boolean isJson(int index) {
        return json != null && json[index];
    }

    /** Whether the value is a number or a date of the file itself, written in the one plain way. */
    public boolean isPlain(int index) {
        return plain != null && plain[index];
    }

    /** The fields by name, in file order, without those that are null. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            if (value != null) {
                fields.put(columns.names().get(i), value);
            }
        }
        return fields;
    }

    boolean mayHoldControls() {
        return controls;
    }

    @Override
    public String toString() {
        return "Row[" + position + ", " + columns + ", " + Arrays.toString(values) + "]";
    }
}
