package io.matcher.testing;

import io.matcher.platform.http.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How PostgreSQL carried out a statement, node by node.
 *
 * @param statement its text and its values
 * @param nodes the steps, each with what it was and how many rows went through it
 */
public record Plan(String statement, List<Node> nodes, String text) {

    /**
     * A step of a plan.
     *
     * @param relation the table that it reads; empty for none
     * @param rows that it gave or threw away, over all its loops
     * @param sorted rows that it put in order
     */
    public record Node(String type, String relation, long rows, long sorted) {}

    static Plan of(String statement, String json) {
        JsonNode root = StrictJson.mapper().readTree(json).required(0).required("Plan");
        List<Node> nodes = new ArrayList<>();
        collect(root, nodes);
        return new Plan(statement, List.copyOf(nodes), json);
    }

    private static void collect(JsonNode node, List<Node> nodes) {
        String type = node.required("Node Type").asString();
        boolean sorts = type.contains("Sort");
        long input = Stream.of(node.path("Plans"))
                .flatMap(JsonNode::valueStream)
                .mapToLong(Plan::given)
                .sum();
        nodes.add(new Node(
                type, node.path("Relation Name").asString(""), given(node) + thrownAway(node), sorts ? input : 0));
        node.path("Plans").forEach(child -> collect(child, nodes));
    }

    private static long given(JsonNode node) {
        return (long) (node.required("Actual Rows").asDouble() * loops(node));
    }

    private static long thrownAway(JsonNode node) {
        double filtered = node.path("Rows Removed by Filter").asDouble(0)
                + node.path("Rows Removed by Index Recheck").asDouble(0)
                + node.path("Rows Removed by Join Filter").asDouble(0);
        return (long) (filtered * loops(node));
    }

    private static long loops(JsonNode node) {
        return node.required("Actual Loops").asLong();
    }

    /** The most rows that a step gave or threw away. */
    public long busiest() {
        return nodes.stream().mapToLong(Node::rows).max().orElse(0);
    }

    /** The most rows that a step put in order. */
    public long sorted() {
        return nodes.stream().mapToLong(Node::sorted).max().orElse(0);
    }

    /** The tables that were read from end to end although they have more rows than that. */
    public List<String> scanned(long few) {
        return nodes.stream()
                .filter(node -> node.type().equals("Seq Scan") && node.rows() > few)
                .map(Node::relation)
                .toList();
    }

    @Override
    public String toString() {
        return statement + "\n" + text;
    }
}
