package io.matcher.fees;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A predicate as it is stored and shown. */
@Schema(name = "FieldPredicateResponse")
record PredicateForm(
        String field,
        PredicateOperator operator,
        @Nullable String value,
        @Nullable List<String> values) {

    static PredicateForm of(FieldPredicate predicate) {
        return switch (predicate) {
            case FieldPredicate.EqualTo(String field, String value) ->
                new PredicateForm(field, PredicateOperator.EQUALS, value, null);
            case FieldPredicate.OneOf(String field, List<String> values) ->
                new PredicateForm(field, PredicateOperator.IN, null, values);
            case FieldPredicate.Present(String field) -> new PredicateForm(field, PredicateOperator.EXISTS, null, null);
        };
    }

    FieldPredicate predicate() {
        return switch (operator) {
            case EQUALS -> new FieldPredicate.EqualTo(field, value == null ? "" : value);
            case IN -> new FieldPredicate.OneOf(field, values == null ? List.of() : values);
            case EXISTS -> new FieldPredicate.Present(field);
        };
    }
}
