package io.matcher.engine;

/** The best other explanations of the rows of an ambiguous pair. */
final class Alternatives {

    /** How many are kept a group. */
    static final int MOST = 10;

    private final RivalRows rows;
    private final RivalGraph graph;
    private final long[] weights;
    private final int[] ranks;

    Alternatives(RivalRows rows, RivalGraph graph, long[] weights, int[] ranks) {
        this.rows = rows;
        this.graph = graph;
        this.weights = weights;
        this.ranks = ranks;
    }

    /** Left, right, score of each, the closest first. */
    int[] of(int edge) {
        IntColumn best = new IntColumn();
        offer(edge, graph.u(edge), best);
        offer(edge, graph.v(edge), best);
        int[] flat = new int[best.size() * 3];
        for (int i = 0; i < best.size(); i++) {
            int other = best.get(i);
            flat[i * 3] = rows.row(graph.u(other));
            flat[i * 3 + 1] = rows.row(graph.v(other));
            flat[i * 3 + 2] = graph.score(other);
        }
        return flat;
    }

    /** Keeps {@code best} sorted and short: one comparison for most edges, however many a row has. */
    private void offer(int own, int node, IntColumn best) {
        for (int i = graph.firstAdjacent(node); i < graph.endAdjacent(node); i++) {
            int edge = graph.adjacent(i);
            boolean isFull = best.size() == MOST;
            if (edge == own || !graph.isAlive(edge) || (isFull && compare(edge, best.get(MOST - 1)) >= 0)) {
                continue;
            }
            int at = isFull ? MOST - 1 : best.size();
            if (!isFull) {
                best.add(edge);
            }
            while (at > 0 && compare(best.get(at - 1), edge) > 0) {
                best.set(at, best.get(at - 1));
                at--;
            }
            best.set(at, edge);
        }
    }

    private int compare(int a, int b) {
        int order = Long.compare(weights[b], weights[a]);
        order = order == 0 ? Integer.compare(ranks[graph.u(a)], ranks[graph.u(b)]) : order;
        return order == 0 ? Integer.compare(ranks[graph.v(a)], ranks[graph.v(b)]) : order;
    }
}
