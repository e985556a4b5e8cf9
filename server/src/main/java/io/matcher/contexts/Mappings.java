package io.matcher.contexts;

import java.util.List;
import java.util.Map;

/**
 * What a field map must say: a column for each field that a transaction can not be without, or an object that says how the field is
 * computed. Objects are checked by who reads files by them, through {@link FieldMapCheck}.
 */
final class Mappings {

    private static final List<String> REQUIRED = List.of("external_id", "amount", "currency", "date");
    private static final int MAX_COLUMN = 255;

    private Mappings() {}

    /** What the source is like that the map is of. */
    enum Kind {
        /** Its files are read by the map alone. */
        MAPPED,
        /** Its files have a map of their own, which this one only adds to. */
        ADDED_TO,
        /** Its records are pulled from a connection; columns may take the place of others, but nothing is computed. */
        PULLED;

        static Kind of(Source source) {
            return source.connectionId() != null ? PULLED : source.bringsMap() ? ADDED_TO : MAPPED;
        }
    }

    static void check(Faults faults, String location, Map<String, ?> mapping, Kind kind) {
        JsonBounds.check(faults, location, mapping);
        mapping.forEach((field, column) -> {
            faults.line(location, field, MAX_COLUMN);
            if (column instanceof String text) {
                faults.line(location + "." + field, text, MAX_COLUMN);
            } else if (kind == Kind.PULLED || !(column instanceof Map<?, ?>)) {
                faults.add(location + "." + field, "is not the name of a column", column);
            }
        });
        if (kind != Kind.MAPPED) {
            return;
        }
        for (String field : REQUIRED) {
            if (!mapping.containsKey(field)) {
                faults.add(location + "." + field, "is missing: a transaction can not be without it", null);
            }
        }
    }
}
