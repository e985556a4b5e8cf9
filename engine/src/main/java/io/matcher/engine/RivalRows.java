package io.matcher.engine;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows that compete, as the nodes of a {@link RivalGraph}: left ones first. */
final class RivalRows {

    private static final int NONE = -1;

    private final int[] rows;
    private final int[] positions;
    private final int leftCount;
    private final int[] nodeOfLeft;
    private final int[] nodeOfRight;

    private RivalRows(int[] rows, int[] positions, int leftCount, int[] nodeOfLeft, int[] nodeOfRight) {
        this.rows = rows;
        this.positions = positions;
        this.leftCount = leftCount;
        this.nodeOfLeft = nodeOfLeft;
        this.nodeOfRight = nodeOfRight;
    }

    static RivalRows of(CandidateSearch search, Edges rivalled) {
        IntColumn positions = new IntColumn();
        PassSide left = search.side(Side.LEFT);
        PassSide right = search.side(Side.RIGHT);
        int[] nodeOfLeft = new int[left.size()];
        int[] nodeOfRight = new int[right.size()];
        Arrays.fill(nodeOfLeft, NONE);
        Arrays.fill(nodeOfRight, NONE);
        for (int i = 0; i < rivalled.size(); i++) {
            number(rivalled.left(i), nodeOfLeft, positions);
        }
        int leftCount = positions.size();
        for (int i = 0; i < rivalled.size(); i++) {
            number(rivalled.right(i), nodeOfRight, positions);
        }
        int[] rows = positions.toArray();
        for (int node = 0; node < rows.length; node++) {
            rows[node] = (node < leftCount ? left : right).rows[rows[node]];
        }
        return new RivalRows(rows, positions.toArray(), leftCount, nodeOfLeft, nodeOfRight);
    }

    private static void number(int position, int[] nodes, IntColumn positions) {
        if (nodes[position] == NONE) {
            nodes[position] = positions.size();
            positions.add(position);
        }
    }

    RivalGraph graph(RulePlan plan, int margin, CandidateSearch search, Edges rivalled) {
        int[] us = new int[rivalled.size()];
        int[] vs = new int[us.length];
        byte[] classes = new byte[us.length];
        boolean[] cut = new boolean[rows.length];
        for (int i = 0; i < us.length; i++) {
            us[i] = nodeOfLeft[rivalled.left(i)];
            vs[i] = nodeOfRight[rivalled.right(i)];
            classes[i] = (byte) rivalled.pairClass(i);
            cut[us[i]] = search.isCut(Side.LEFT, rivalled.left(i));
            cut[vs[i]] = search.isCut(Side.RIGHT, rivalled.right(i));
        }
        return new RivalGraph(plan, margin, us, vs, classes, cut);
    }

    int row(int node) {
        return rows[node];
    }

    int position(int node) {
        return positions[node];
    }

    Side side(int node) {
        return node < leftCount ? Side.LEFT : Side.RIGHT;
    }

    /** The place of each node among those of its side in its component, by what the rows hold; rivals share a component. */
    int[] canonicalRanks(Frame frame, RivalGraph graph) {
        int[] ranks = new int[rows.length];
        Roots roots = new Roots(graph, graph::isAlive);
        rank(frame.ledger(Side.LEFT), graph, roots, 0, leftCount, ranks);
        rank(frame.ledger(Side.RIGHT), graph, roots, leftCount, rows.length, ranks);
        return ranks;
    }

    private void rank(Ledger ledger, RivalGraph graph, Roots roots, int from, int to, int[] ranks) {
        int[] nodes = IntStream.range(from, to).filter(graph::isRivalled).toArray();
        int[] starts = roots.gather(nodes, node -> node);
        CanonicalOrder order = new CanonicalOrder(ledger);
        for (int i = 1; i < starts.length; i++) {
            IntSort.sort(nodes, starts[i - 1], starts[i], (a, b) -> order.compare(rows[a], rows[b]));
            for (int at = starts[i - 1]; at < starts[i]; at++) {
                ranks[nodes[at]] = at;
            }
        }
    }
}
