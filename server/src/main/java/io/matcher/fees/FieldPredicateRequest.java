package io.matcher.fees;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold of the metadata: EQUALS takes a value, IN values, EXISTS neither. */
record FieldPredicateRequest(
        @NotNull @Size(max = 255) String field,
        @NotNull PredicateOperator operator,
        @Nullable @Size(max = 1024) String value,
        @Nullable @Size(max = 100) List<@NotNull @Size(max = 1024) String> values) {}
