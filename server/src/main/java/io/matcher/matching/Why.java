package io.matcher.matching;

import io.matcher.engine.Explanation;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.NearMiss;
import io.matcher.ingestion.TransactionView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How two transactions stand to a rule.
 *
 * @param referenceScore 0 to 1: how alike their references are, or their texts where the rule compares these
 * @param matchedKeys the keys that the rule compares; absent where it compares none
 */
record Why(
        boolean amountMatch,
        boolean currencyMatch,
        boolean dateMatch,
        double referenceScore,
        @Nullable List<MatchedKeyView> matchedKeys) {

    private static final String KEY = "key:";

    /** A key of the rule, and whether the two agree in it. */
    record MatchedKeyView(String field, boolean agreed) {}

    /** Of a pair that satisfies the rule. */
    static Why of(Explanation explanation) {
        return new Why(
                agrees(explanation, "amount"),
                agrees(explanation, "currency"),
                agrees(explanation, "date"),
                likeness(explanation).orElse(agrees(explanation, "reference") ? 1 : 0),
                keys(explanation.fields()));
    }

    /** How alike the texts are, where the rule looks at that. */
    private static OptionalDouble likeness(Explanation explanation) {
        return explanation.fields().stream()
                .filter(check -> check.field().equals("likeness"))
                .flatMap(check -> Optional.ofNullable(check.difference()).stream())
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    private static boolean agrees(Explanation explanation, String field) {
        return explanation.fields().stream()
                .filter(check -> check.field().equals(field))
                .allMatch(FieldCheck::agrees);
    }

    /** Of a pair that does not: what the rule does not find amiss agrees, or is not asked. */
    static Why not(TransactionView left, TransactionView right, NearMiss miss, boolean comparesAmounts) {
        boolean equal = left.amount().compareTo(right.amount()) == 0;
        return new Why(
                !fails(miss, "amount") && (equal || comparesAmounts),
                left.currency().equals(right.currency()),
                !fails(miss, "date"),
                sameReference(left, right) ? 1 : 0,
                keys(miss.failures()));
    }

    /** Of a pair that has nothing in common that a rule would look at: what is plain to see. */
    static Why plain(TransactionView left, TransactionView right) {
        return new Why(
                left.amount().compareTo(right.amount()) == 0,
                left.currency().equals(right.currency()),
                left.bookingDate().equals(right.bookingDate()),
                sameReference(left, right) ? 1 : 0,
                null);
    }

    private static boolean fails(NearMiss miss, String field) {
        return miss.failures().stream().anyMatch(check -> check.field().equals(field));
    }

    private static boolean sameReference(TransactionView left, TransactionView right) {
        return normal(left).equals(normal(right));
    }

    private static String normal(TransactionView view) {
        String reference = view.reference() == null ? view.externalId() : view.reference();
        return reference.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable List<MatchedKeyView> keys(List<FieldCheck> fields) {
        List<MatchedKeyView> keys = fields.stream()
                .filter(check -> check.field().startsWith(KEY))
                .map(check -> new MatchedKeyView(check.field().substring(KEY.length()), check.agrees()))
                .toList();
        return keys.isEmpty() ? null : keys;
    }
}
