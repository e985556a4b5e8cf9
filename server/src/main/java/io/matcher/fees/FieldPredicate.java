package io.matcher.fees;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What must hold of a member of a transaction's metadata. Texts are compared without regard to case; names of members are not. */
public sealed interface FieldPredicate {

    /** The name of a member at the top of the metadata. */
    String field();

    boolean holds(JsonNode metadata);

    /** The member is this value. */
    record EqualTo(String field, String value) implements FieldPredicate {

        @Override
        public boolean holds(JsonNode metadata) {
            return value.equalsIgnoreCase(MetadataText.of(metadata, field));
        }
    }

    /** The member is one of these values. */
    record OneOf(String field, List<String> values) implements FieldPredicate {

        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(JsonNode metadata) {
            @Nullable String text = MetadataText.of(metadata, field);
            return values.stream().anyMatch(value -> value.equalsIgnoreCase(text));
        }
    }

    /** The member is there, and is not null. */
    record Present(String field) implements FieldPredicate {

        @Override
        public boolean holds(JsonNode metadata) {
            return metadata.hasNonNull(field);
        }
    }
}
