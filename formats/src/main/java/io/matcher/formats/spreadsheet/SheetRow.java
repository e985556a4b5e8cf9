package io.matcher.formats.spreadsheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row, by column from 0; blank ones are null. */
final class SheetRow {
    private final long number;
    private final List<@Nullable String> texts = new ArrayList<>();
    private final BitSet plain = new BitSet();
    private int problemColumn = -1;
    private @Nullable String problem;

    SheetRow(long number) {
        this.number = number;
    }

    /** As the spreadsheet counts, from 1. */
    long number() {
        return number;
    }

    void put(int column, String text, boolean isPlain) {
        while (texts.size() <= column) {
            texts.add(null);
        }
        texts.set(column, text);
        plain.set(column, isPlain);
    }

    /** Notes why the row can not be used, and at which column; the first reason is the one that is told. */
    void fail(int column, String reason) {
        if (problem == null) {
            problem = reason;
            problemColumn = column;
        }
    }

    @Nullable
    String problem() {
        return problem;
    }

    int problemColumn() {
        return problemColumn;
    }

    /** Columns up to the last that is not blank. */
    int width() {
        return texts.size();
    }

    @Nullable
    String text(int column) {
        return column < texts.size() ? texts.get(column) : null;
    }

    /** Whether the cell is a number or a date of the sheet itself. */
    boolean isPlain(int column) {
        return plain.get(column);
    }

    boolean isBlank() {
        return texts.isEmpty() && problem == null;
    }
}
