package io.matcher.formats;

import io.matcher.formats.FieldExpressions.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a map as users write it, and gathers everything that is wrong with it. */
final class FieldExpressionParser {
    private static final int MAX_COLUMNS = 10;

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> extraCurrencies;

    FieldExpressionParser(Set<String> extraCurrencies) {
        this.extraCurrencies = extraCurrencies;
    }

    /** As flags are compared. */
    static String folded(String flag) {
        return flag.strip().toUpperCase(Locale.ROOT);
    }

    FieldExpressions.Result parse(Map<String, ?> map) {
        Map<String, String> columns = new TreeMap<>();
        List<FieldExpression> computed = new ArrayList<>();
        new TreeMap<String, Object>(map).forEach((field, value) -> {
            if (value instanceof String column) {
                columns.put(field, column);
            } else if (value instanceof Map<?, ?> object) {
                FieldExpression expression = expression(new ExpressionMembers(field, object, faults));
                if (expression != null) {
                    computed.add(expression);
                }
            } else {
                faults.add(new Fault(field, "is neither the name of a column nor an object"));
            }
        });
        return faults.isEmpty()
                ? new FieldExpressions.Usable(new FieldExpressions(columns, computed))
                : new FieldExpressions.Unusable(List.copyOf(faults));
    }

    private @Nullable FieldExpression expression(ExpressionMembers members) {
        int before = faults.size();
        ValueSource source = FieldMapping.isKnown(members.field()) ? source(members) : null;
        if (source == null) {
            if (faults.size() == before) {
                faults.add(new Fault(members.field(), "is no field of a transaction"));
            }
            return null;
        }
        FieldExpression expression = new ExpressionStyle(members, extraCurrencies).applied(source);
        members.refuseOthers();
        return faults.size() == before ? expression : null;
    }

    /** The one of the kinds that the object is of; null and a fault for none. */
    private @Nullable ValueSource source(ExpressionMembers members) {
        List<String> kinds = new ArrayList<>(List.of("column", "constant", "concat", "credit"));
        if (!members.has("credit") && members.has("debit")) {
            members.text("credit");
            return null;
        }
        kinds.removeIf(kind -> !members.has(kind));
        if (kinds.size() != 1) {
            members.fault(
                    "",
                    "says one of column, constant, concat, or credit and debit, and not " + kinds.size() + " of them");
            return null;
        }
        return switch (kinds.getFirst()) {
            case "column" -> members.has("sign") || members.has("negative") ? flagged(members) : column(members);
            case "constant" -> constant(members);
            case "concat" -> concat(members);
            default -> creditDebit(members);
        };
    }

    private static @Nullable ValueSource column(ExpressionMembers members) {
        String column = members.text("column");
        return column == null ? null : new ValueSource.Column(column);
    }

    private static @Nullable ValueSource constant(ExpressionMembers members) {
        String text = members.text("constant");
        if (members.field().equals(FieldMapping.EXTERNAL_ID)) {
            members.fault("constant", "would be the id of every row");
        }
        return text == null ? null : new ValueSource.Constant(text);
    }

    private static @Nullable ValueSource concat(ExpressionMembers members) {
        List<String> columns = members.texts("concat", MAX_COLUMNS);
        String separator = members.separator();
        if (members.field().equals(FieldMapping.AMOUNT)) {
            members.fault("concat", "makes no amount");
        }
        return columns == null ? null : new ValueSource.Concat(columns, separator);
    }

    private static @Nullable ValueSource creditDebit(ExpressionMembers members) {
        String credit = members.text("credit");
        String debit = members.text("debit");
        members.onlyForAmount("credit");
        return credit == null || debit == null ? null : new ValueSource.CreditDebit(credit, debit);
    }

    private static @Nullable ValueSource flagged(ExpressionMembers members) {
        String column = members.text("column");
        String flag = members.text("sign");
        List<String> negative = members.texts("negative", MAX_COLUMNS);
        members.onlyForAmount("sign");
        return column == null || flag == null || negative == null
                ? null
                : new ValueSource.Flagged(
                        column,
                        flag,
                        negative.stream().map(FieldExpressionParser::folded).collect(Collectors.toUnmodifiableSet()));
    }
}
