package io.matcher.platform.database;

import io.matcher.platform.http.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders the two pieces of SQL that a keyset page takes: what comes after the cursor, and the order.
 *
 * @param columns the ordering columns, the last of which is unique, each with the SQL type that its text is cast to
 * @param ascending the order of the list
 */
public record Keyset(List<Column> columns, boolean ascending) {

    /** An ordering column: an SQL expression and the type of its values. */
    public record Column(String expression, String type) {}

    public static Keyset ascending(String... expressionAndType) {
        return new Keyset(columns(expressionAndType), true);
    }

    public static Keyset descending(String... expressionAndType) {
        return new Keyset(columns(expressionAndType), false);
    }

    private static List<Column> columns(String... expressionAndType) {
        return Arrays.stream(expressionAndType)
                .map(text -> text.split("::", 2))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
    }

    /** {@code true}, or the comparison of the ordering columns with as many {@code ?} as {@link #params} gives. */
    public String after(PageRequest request) {
        if (request.after() == null) {
            return "true";
        }
        String left = columns.stream().map(Column::expression).collect(Collectors.joining(", "));
        String right = columns.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", "));
        return "(" + left + ") " + (ascending == request.forward() ? ">" : "<") + " (" + right + ")";
    }

    public List<String> params(PageRequest request) {
        return request.after() == null ? List.of() : request.after().values();
    }

    /** The order and the limit, in the direction of the request. */
    public String order(PageRequest request) {
        String direction = ascending == request.forward() ? " asc" : " desc";
        return " order by "
                + columns.stream()
                        .map(column -> column.expression() + direction)
                        .collect(Collectors.joining(", "))
                + " limit " + request.fetch();
    }
}
