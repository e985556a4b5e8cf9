package io.matcher.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;

/**
 * Chooses which pairs of an ambiguous component to propose. Small components get the assignment of greatest total {@link
 * Closeness}; in larger ones the closest pair goes first, ties by the canonical order of the rows. Either way the choice
 * depends on what the rows hold and not on how they were given.
 */
final class Proposal {

    private final RivalGraph graph;
    private final long[] weights;
    private final int[] ranks;
    /** Nodes that a pair was chosen for; no two components share one. */
    private final BitSet used;

    Proposal(RivalGraph graph, long[] weights, int[] ranks) {
        this.graph = graph;
        this.weights = weights;
        this.ranks = ranks;
        this.used = new BitSet(graph.nodes());
    }

    /** @param edges a component's, in canonical order */
    int[] choose(int[] edges) {
        if (edges.length == 1) {
            return edges;
        }
        int[] us = byRank(edges, graph::u);
        int[] vs = byRank(edges, graph::v);
        return Assignment.isSmall(us.length, vs.length) ? exact(edges, us, vs) : greedy(edges);
    }

    /** The different nodes at one end of the edges. */
    private int[] byRank(int[] edges, IntUnaryOperator end) {
        int[] nodes = new int[edges.length];
        Arrays.setAll(nodes, i -> end.applyAsInt(edges[i]));
        IntSort.sort(nodes, (a, b) -> Integer.compare(ranks[a], ranks[b]));
        int size = 0;
        for (int node : nodes) {
            if (size == 0 || nodes[size - 1] != node) {
                nodes[size++] = node;
            }
        }
        return Arrays.copyOf(nodes, size);
    }

    /** The place of a node among those in the order of their ranks, of which no two are equal. */
    private int place(int[] nodes, int node) {
        int low = 0;
        int high = nodes.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranks[nodes[middle]] < ranks[node]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int[] exact(int[] edges, int[] us, int[] vs) {
        boolean isTall = us.length > vs.length;
        int[] rows = isTall ? vs : us;
        int[] columns = isTall ? us : vs;
        long[][] matrix = new long[rows.length][columns.length];
        int[][] edgeAt = new int[rows.length][columns.length];
        for (int edge : edges) {
            int row = place(rows, isTall ? graph.v(edge) : graph.u(edge));
            int column = place(columns, isTall ? graph.u(edge) : graph.v(edge));
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

    private int[] greedy(int[] edges) {
        int[] closestFirst = edges.clone();
        // Stable, so that ties keep the canonical order.
        IntSort.sort(closestFirst, (a, b) -> Long.compare(weights[b], weights[a]));
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
