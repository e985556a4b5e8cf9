package io.matcher.engine;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** The connected components that some edges of a graph make: the least node of each stands for all of its nodes. */
final class Roots {

    private final int[] parents;

    Roots(RivalGraph graph, IntPredicate counts) {
        parents = new int[graph.nodes()];
        Arrays.setAll(parents, node -> node);
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (counts.test(edge)) {
                join(graph.u(edge), graph.v(edge));
            }
        }
    }

    private int of(int node) {
        int at = node;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private void join(int a, int b) {
        int rootA = of(a);
        int rootB = of(b);
        // Not by size: path halving alone keeps look-ups logarithmic.
        parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    /**
     * Orders things by the roots of their nodes, and else leaves their order.
     *
     * @param nodeOf a node of each
     * @return where each component starts, and last where the last one ends
     */
    int[] gather(int[] things, IntUnaryOperator nodeOf) {
        int[] next = new int[parents.length + 1];
        for (int thing : things) {
            next[of(nodeOf.applyAsInt(thing)) + 1]++;
        }
        IntColumn starts = new IntColumn();
        for (int root = 0; root < parents.length; root++) {
            if (next[root + 1] > 0) {
                starts.add(next[root]);
            }
            next[root + 1] += next[root];
        }
        starts.add(things.length);
        int[] given = things.clone();
        for (int thing : given) {
            things[next[of(nodeOf.applyAsInt(thing))]++] = thing;
        }
        return starts.toArray();
    }
}
