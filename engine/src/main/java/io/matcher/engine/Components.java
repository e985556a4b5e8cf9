package io.matcher.engine;

import java.util.Arrays;
import java.util.BitSet;

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
        BitSet isChosen = new BitSet(graph.edges());
        int[] edges = chosen.toArray();
        for (int edge : edges) {
            isChosen.set(edge);
        }
        int[] starts = new Roots(graph, isChosen::get).gather(edges, graph::u);
        for (int i = 1; i < starts.length; i++) {
            IntSort.sort(edges, starts[i - 1], starts[i], (a, b) -> {
                int order = Integer.compare(ranks[graph.u(a)], ranks[graph.u(b)]);
                return order == 0 ? Integer.compare(ranks[graph.v(a)], ranks[graph.v(b)]) : order;
            });
        }
        return new Components(starts, edges);
    }

    int count() {
        return starts.length - 1;
    }

    int[] edges(int component) {
        return Arrays.copyOfRange(edges, starts[component], starts[component + 1]);
    }
}
