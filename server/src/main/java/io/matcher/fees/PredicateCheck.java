package io.matcher.fees;

import io.matcher.contexts.Faults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the predicates of a request, and says what is wrong with them. */
final class PredicateCheck {

    private static final int LONGEST_FIELD = 255;
    private static final int LONGEST_VALUE = 1024;

    private PredicateCheck() {}

    static List<FieldPredicate> read(Faults faults, @Nullable List<FieldPredicateRequest> requests) {
        List<FieldPredicate> predicates = new ArrayList<>();
        for (int i = 0; requests != null && i < requests.size(); i++) {
            predicates.add(read(faults, "body.predicates[" + i + "]", requests.get(i)));
        }
        return predicates;
    }

    private static FieldPredicate read(Faults faults, String at, FieldPredicateRequest request) {
        faults.line(at + ".field", request.field(), LONGEST_FIELD);
        boolean takesValue = request.operator() == PredicateOperator.EQUALS;
        boolean takesValues = request.operator() == PredicateOperator.IN;
        fits(faults, at + ".value", request.operator(), takesValue, request.value() != null);
        fits(faults, at + ".values", request.operator(), takesValues, request.values() != null);
        faults.line(at + ".value", request.value(), LONGEST_VALUE);
        values(faults, at + ".values", request.values());
        return new PredicateForm(request.field(), request.operator(), request.value(), request.values()).predicate();
    }

    private static void fits(Faults faults, String at, PredicateOperator operator, boolean taken, boolean given) {
        if (taken && !given) {
            faults.add(at, "is missing, which " + operator + " takes", null);
        }
        if (!taken && given) {
            faults.add(at, "is there, which " + operator + " does not take", null);
        }
    }

    private static void values(Faults faults, String at, @Nullable List<String> values) {
        if (values != null && values.isEmpty()) {
            faults.add(at, "is empty", null);
        }
        for (int i = 0; values != null && i < values.size(); i++) {
            faults.line(at + "[" + i + "]", values.get(i), LONGEST_VALUE);
        }
    }
}
