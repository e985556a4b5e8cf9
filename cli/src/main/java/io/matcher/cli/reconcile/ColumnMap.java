package io.matcher.cli.reconcile;

import io.matcher.engine.Side;
import io.matcher.formats.ColumnField;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --map} says: {@code left:amount=Valor,date=Data,right:amount=Total}. A side holds until the next one is
 * named. A comma that no field follows belongs to the column's name.
 */
final class ColumnMap {
    private final Map<Side, Map<ColumnField, String>> columns = new EnumMap<>(Side.class);

    private ColumnMap() {
        for (Side side : Side.values()) {
            columns.put(side, new EnumMap<>(ColumnField.class));
        }
    }

    static ColumnMap of(List<String> options) throws BadInput {
        ColumnMap map = new ColumnMap();
        for (String option : options) {
            map.read(option);
        }
        return map;
    }

    Map<ColumnField, String> side(Side side) {
        return columns.getOrDefault(side, Map.of());
    }

    private void read(String option) throws BadInput {
        Set<Side> sides = EnumSet.allOf(Side.class);
        ColumnField field = null;
        StringBuilder column = new StringBuilder();
        for (String piece : option.split(",", -1)) {
            Sided sided = Sided.of(piece, sides);
            int equals = sided.text().indexOf('=');
            ColumnField named = equals < 0 ? null : field(sided.text().substring(0, equals));
            if (named != null) {
                put(sides, field, column.toString());
                field = named;
                sides = sided.sides();
                column = new StringBuilder(sided.text().substring(equals + 1));
            } else if (field != null && equals < 0) {
                column.append(',').append(piece);
            } else {
                throw new BadInput("--map: \"" + piece.strip() + "\" is not FIELD=COLUMN; the fields are external_id,"
                        + " amount (or debit and credit), currency, date, description, reference");
            }
        }
        put(sides, field, column.toString());
    }

    /** Two files are compared as they write their amounts, so that nobody need say which way they go. */
    private static @Nullable ColumnField field(String text) {
        ColumnField field = ColumnField.named(text);
        return field == ColumnField.DIRECTION ? null : field;
    }

    private void put(Set<Side> sides, @Nullable ColumnField field, String column) throws BadInput {
        if (field == null) {
            return;
        }
        if (column.isBlank()) {
            throw new BadInput("--map: no column is named for " + field.key());
        }
        for (Side side : sides) {
            side(side).put(field, column.strip());
        }
    }
}
