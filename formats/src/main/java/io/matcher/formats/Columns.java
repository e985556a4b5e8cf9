package io.matcher.formats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of a row's fields, in order, shared by all rows that have the same ones. A reader of rows may therefore
 * look a name up once and go by index as long as {@link Row#columns()} stays the same object.
 */
public final class Columns {
    private final List<String> names;
    private final Map<String, Integer> indexes;
    private final boolean fixed;

    private Columns(List<String> names, Map<String, Integer> indexes, boolean fixed) {
        this.names = names;
        this.indexes = indexes;
        this.fixed = fixed;
    }

    /** The header of a table: every row has these columns and no other. */
    public static Columns fixed(List<String> names) {
        return of(names, true);
    }

    /** The members of one object; the next may have others. */
    public static Columns varying(List<String> names) {
        return of(names, false);
    }

    private static Columns of(List<String> names, boolean fixed) {
        Map<String, Integer> indexes = new HashMap<>();
        for (String name : names) {
            if (indexes.putIfAbsent(name, indexes.size()) != null) {
                throw new IllegalArgumentException("the column \"" + name + "\" occurs twice");
            }
        }
        return new Columns(List.copyOf(names), indexes, fixed);
    }

    static @Nullable String firstRepeated(List<String> names) {
        Map<String, Boolean> seen = new HashMap<>();
        for (String name : names) {
            if (seen.put(name, true) != null) {
                return name;
            }
        }
        return null;
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /** The index of a name, or -1. */
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        return index == null ? -1 : index;
    }

    /** Whether every row of the file has these columns, so that a missing one is missing from the whole file. */
    public boolean isFixed() {
        return fixed;
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
