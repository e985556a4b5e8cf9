package io.matcher.discovery.pull;

import io.matcher.contexts.FieldMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source's field map puts in the place of what the built-in map says: description and reference may come from the metadata.
 *
 * @param columns canonical names and the metadata that takes their place
 */
public record Overlay(Map<String, String> columns) {

    private static final List<String> REPLACEABLE = List.of("description", "reference");

    public Overlay {
        columns = Map.copyOf(columns);
    }

    public static Overlay of(Optional<FieldMap> fieldMap) {
        Map<String, String> columns = new HashMap<>();
        fieldMap.ifPresent(map -> {
            for (String name : REPLACEABLE) {
                if (map.mapping().get(name) instanceof String column) {
                    columns.put(name, column);
                }
            }
        });
        return new Overlay(columns);
    }

    /** The text for a canonical name. */
    public @Nullable String text(String name, Map<String, String> metadata, @Nullable String otherwise) {
        String column = columns.get(name);
        return column == null ? otherwise : metadata.getOrDefault(column, otherwise);
    }
}
