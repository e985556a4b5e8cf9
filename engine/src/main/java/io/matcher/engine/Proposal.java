package io.matcher.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses which pairs of an ambiguous component to propose. Small components get the assignment of greatest total {@link
 * Closeness}; in larger ones the closest pair goes first, ties by the canonical order of the rows. Either way the choice
 * depends on what the rows hold and not on how they were given.
 */
final class Proposal {

    private final RivalGraph graph;
    private final long[] weights;
    private final int[] ranks;

    Proposal(RivalGraph graph, long[] weights, int[] ranks) {
        this.graph = graph;
        this.weights = weights;
        this.ranks = ranks;
    }

    /** @param edges a component's, in canonical order */
    int[] choose(int[] edges) {
        if (edges.length == 1) {
            return edges;
        }
        int[] us = Arrays.stream(edges).map(graph::u).distinct().toArray();
        int[] vs = byRank(Arrays.stream(edges).map(graph::v).distinct().toArray());
        return Assignment.isSmall(us.length, vs.length) ? exact(edges, us, vs) : greedy(edges);
    }

    private int[] byRank(int[] nodes) {
        IntSort.sort(nodes, (a, b) -> Integer.compare(ranks[a], ranks[b]));
        return nodes;
    }

    private int[] exact(int[] edges, int[] us, int[] vs) {
        boolean isTall = us.length > vs.length;
        Map<Integer, Integer> rows = places(isTall ? vs : us);
        Map<Integer, Integer> columns = places(isTall ? us : vs);
        long[][] matrix = new long[rows.size()][columns.size()];
        int[][] edgeAt = new int[rows.size()][columns.size()];
        for (int edge : edges) {
            int row = rows.getOrDefault(isTall ? graph.v(edge) : graph.u(edge), -1);
            int column = columns.getOrDefault(isTall ? graph.u(edge) : graph.v(edge), -1);
            matrix[row][column] = weights[edge];
            edgeAt[row][column] = edge;
        }
        int[] best = Assignment.best(matrix);
        IntColumn chosen = new IntColumn();
        for (int row = 0; row < best.length; row++) {
            if (best[row] >= 0) {
                chosen.add(edgeAt[row][best[row]]);
            }
        }
        return chosen.toArray();
    }

    private static Map<Integer, Integer> places(int[] nodes) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < nodes.length; i++) {
            places.put(nodes[i], i);
        }
        return places;
    }

    private int[] greedy(int[] edges) {
        int[] closestFirst = edges.clone();
        // Stable, so that ties keep the canonical order.
        IntSort.sort(closestFirst, (a, b) -> Long.compare(weights[b], weights[a]));
        BitSet used = new BitSet(graph.nodes());
        IntColumn chosen = new IntColumn();
        for (int edge : closestFirst) {
            if (!used.get(graph.u(edge)) && !used.get(graph.v(edge))) {
                used.set(graph.u(edge));
                used.set(graph.v(edge));
                chosen.add(edge);
            }
        }
        return chosen.toArray();
    }
}
