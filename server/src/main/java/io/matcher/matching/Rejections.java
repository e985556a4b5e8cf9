package io.matcher.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pairs that no run of the context puts together again, because a person took them apart as they still are. While a ledger is read it
 * notes at which row it met one of their transactions; a version that has changed since is another transaction here.
 */
final class Rejections {

    /** A transaction in a version. */
    record Of(UUID transactionId, int version) {}

    /** Two transactions in the versions in which they were taken apart. */
    record Pair(Of left, Of right) {}

    private final List<Pair> pairs;
    private final Set<UUID> known;
    private final Map<Of, Integer> rows = new HashMap<>();

    Rejections(List<Pair> pairs) {
        this.pairs = List.copyOf(pairs);
        this.known = pairs.stream()
                .flatMap(pair ->
                        Stream.of(pair.left().transactionId(), pair.right().transactionId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    void met(UUID transactionId, int version, int row) {
        if (!known.isEmpty() && known.contains(transactionId)) {
            rows.put(new Of(transactionId, version), row);
        }
    }

    /** The pairs both of which were met, by their rows. */
    RowPairs rowPairs() {
        List<Pair> met = pairs.stream()
                .filter(pair -> rows.containsKey(pair.left()) && rows.containsKey(pair.right()))
                .toList();
        return new RowPairs(
                met.stream().mapToInt(pair -> row(pair.left())).toArray(),
                met.stream().mapToInt(pair -> row(pair.right())).toArray());
    }

    private int row(Of transaction) {
        return Objects.requireNonNull(rows.get(transaction));
    }
}
