package io.matcher.contexts;

import java.util.List;
import java.util.Map;

/** What a field map must say: a column for each field that a transaction can not be without. */
final class Mappings {

    private static final List<String> REQUIRED = List.of("external_id", "amount", "currency", "date");
    private static final int MAX_COLUMN = 255;

    private Mappings() {}

    /** @param builtIn whether the source has a map of its own, which this one only adds to */
    static void check(Faults faults, String location, Map<String, ?> mapping, boolean builtIn) {
        JsonBounds.check(faults, location, mapping);
        mapping.forEach((field, column) -> {
            faults.line(location, field, MAX_COLUMN);
            if (column instanceof String text) {
                faults.line(location + "." + field, text, MAX_COLUMN);
            } else {
                faults.add(location + "." + field, "is not the name of a column", column);
            }
        });
        if (builtIn) {
            return;
        }
        for (String field : REQUIRED) {
            if (!mapping.containsKey(field)) {
                faults.add(location + "." + field, "is missing: a transaction can not be without it", null);
            }
        }
    }
}
