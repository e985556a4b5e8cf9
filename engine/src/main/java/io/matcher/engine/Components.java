package io.matcher.engine;

import java.util.Arrays;

/** The connected components of a graph, each as its edges. */
final class Components {

    private final int[] starts;
    private final int[] edges;

    private Components(int[] starts, int[] edges) {
        this.starts = starts;
        this.edges = edges;
    }

    /** Components of the given edges; inside one, edges stand in the order of the ranks of their nodes. */
    static Components of(RivalGraph graph, IntColumn chosen, int[] ranks) {
        int[] edges = chosen.toArray();
        int[] parents = new int[graph.nodes()];
        Arrays.setAll(parents, node -> node);
        for (int edge : edges) {
            join(parents, graph.u(edge), graph.v(edge));
        }
        IntSort.sort(edges, (a, b) -> {
            int order = Integer.compare(root(parents, graph.u(a)), root(parents, graph.u(b)));
            order = order == 0 ? Integer.compare(ranks[graph.u(a)], ranks[graph.u(b)]) : order;
            return order == 0 ? Integer.compare(ranks[graph.v(a)], ranks[graph.v(b)]) : order;
        });
        IntColumn starts = new IntColumn();
        for (int i = 0; i < edges.length; i++) {
            if (i == 0 || root(parents, graph.u(edges[i])) != root(parents, graph.u(edges[i - 1]))) {
                starts.add(i);
            }
        }
        starts.add(edges.length);
        return new Components(starts.toArray(), edges);
    }

    private static int root(int[] parents, int node) {
        int at = node;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private static void join(int[] parents, int a, int b) {
        int rootA = root(parents, a);
        int rootB = root(parents, b);
        // Not by size: path halving alone keeps look-ups logarithmic.
        parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    int count() {
        return starts.length - 1;
    }

    int[] edges(int component) {
        return Arrays.copyOfRange(edges, starts[component], starts[component + 1]);
    }
}
