package io.matcher.engine;

import java.util.Arrays;

/**
 * Decides among pairs that compete for rows. First everything that is singled out; what remains is ambiguous, and is
 * either left open or proposed as the best assignment, with its alternatives.
 */
final class Rivalry {

    private final Frame frame;
    private final RulePlan plan;
    private final CandidateSearch search;
    private final OpenRows open;
    private final GroupList groups;

    Rivalry(Frame frame, RulePlan plan, CandidateSearch search, OpenRows open, GroupList groups) {
        this.frame = frame;
        this.plan = plan;
        this.search = search;
        this.open = open;
        this.groups = groups;
    }

    void decide(Edges rivalled) {
        RivalRows rows = RivalRows.of(search, rivalled);
        RivalGraph graph = rows.graph(plan, frame.options.confirmMargin(), search, rivalled);
        confirm(rows, graph);
        boolean[] gone = proposeSingledOut(rows, graph);
        noteAmbiguous(rows, graph, gone);
        if (!plan.leavesAmbiguous()) {
            propose(rows, graph, gone);
        }
    }

    /** Confirms what is singled out and leaves the rest as it is, noted as contested. */
    void confirmOnly(Edges rivalled, ContestedRows contested) {
        RivalRows rows = RivalRows.of(search, rivalled);
        RivalGraph graph = rows.graph(plan, frame.options.confirmMargin(), search, rivalled);
        confirm(rows, graph);
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (graph.isAlive(edge)) {
                contested.add(rows.row(graph.u(edge)), rows.row(graph.v(edge)));
            }
        }
    }

    private void confirm(RivalRows rows, RivalGraph graph) {
        for (int edge : graph.settle()) {
            take(rows, graph, edge);
            groups.confirmed(rows.row(graph.u(edge)), rows.row(graph.v(edge)), plan.index(), graph.score(edge));
        }
    }

    private void take(RivalRows rows, RivalGraph graph, int edge) {
        open.take(Side.LEFT, rows.row(graph.u(edge)));
        open.take(Side.RIGHT, rows.row(graph.v(edge)));
    }

    /** Pairs with one explanation whose score is not enough to confirm them. They do not settle anything for others. */
    private boolean[] proposeSingledOut(RivalRows rows, RivalGraph graph) {
        boolean[] gone = new boolean[graph.nodes()];
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (graph.isSingledOut(edge)) {
                take(rows, graph, edge);
                groups.proposed(rows.row(graph.u(edge)), rows.row(graph.v(edge)), plan.index(), graph.score(edge));
                gone[graph.u(edge)] = true;
                gone[graph.v(edge)] = true;
            }
        }
        return gone;
    }

    private void noteAmbiguous(RivalRows rows, RivalGraph graph, boolean[] gone) {
        for (int node = 0; node < graph.nodes(); node++) {
            if (graph.isRivalled(node) && !gone[node] && !graph.isCut(node)) {
                open.note(rows.side(node), rows.row(node), LeftoverReason.AMBIGUOUS);
            }
        }
    }

    private void propose(RivalRows rows, RivalGraph graph, boolean[] gone) {
        IntColumn assignable = new IntColumn();
        for (int edge = 0; edge < graph.edges(); edge++) {
            int u = graph.u(edge);
            int v = graph.v(edge);
            if (graph.isAlive(edge) && !gone[u] && !gone[v] && !graph.isCut(u) && !graph.isCut(v)) {
                assignable.add(edge);
            }
        }
        if (assignable.size() == 0) {
            return;
        }
        long[] weights = weights(rows, graph);
        int[] ranks = rows.canonicalRanks(frame, graph);
        Alternatives alternatives = new Alternatives(rows, graph, weights, ranks);
        Components components = Components.of(graph, assignable, ranks);
        Proposal proposal = new Proposal(graph, weights, ranks);
        for (int component = 0; component < components.count(); component++) {
            int[] chosen = proposal.choose(components.edges(component));
            for (int edge : chosen) {
                take(rows, graph, edge);
                groups.ambiguous(
                        rows.row(graph.u(edge)),
                        rows.row(graph.v(edge)),
                        plan.index(),
                        graph.score(edge),
                        alternatives.of(edge));
            }
        }
    }

    private long[] weights(RivalRows rows, RivalGraph graph) {
        long[] weights = new long[graph.edges()];
        PassTest test = search.test();
        Arrays.setAll(weights, edge -> {
            int l = rows.position(graph.u(edge));
            int r = rows.position(graph.v(edge));
            int points = Edges.leadPoints(graph.pairClass(edge));
            return plan.text() == null
                    ? Closeness.of(points, test.amountApart(l, r), test.daysApart(l, r))
                    : Closeness.graded(points, test.textApart(l, r), test.amountApart(l, r), test.daysApart(l, r));
        });
        return weights;
    }
}
