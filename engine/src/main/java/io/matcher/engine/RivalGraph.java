package io.matcher.engine;

import java.util.Arrays;

/**
 * The candidate pairs that share a row with another candidate pair: nodes are rows (left ones first), edges are pairs.
 *
 * <p>{@link #settle} takes, as long as there is one, a pair that may be confirmed, and thereby its rows out of the way of
 * others. Taking one never spoils another and can only remove rivals, so the outcome does not depend on the order.
 */
final class RivalGraph {

    private final RulePlan plan;
    private final int margin;
    private final int[] us;
    private final int[] vs;
    private final byte[] classes;
    private final boolean[] alive;
    private final int[] adjacentFrom;
    private final int[] adjacent;
    /** Alive edges at a node by class: node × width + class. */
    private final int[] counts;

    private final int width;

    private final int[] totals;
    private final boolean[] cut;
    private final IntColumn queue = new IntColumn();

    /** @param cut rows whose candidates are not fully known */
    RivalGraph(RulePlan plan, int margin, int[] us, int[] vs, byte[] classes, boolean[] cut) {
        this.plan = plan;
        this.margin = margin;
        this.us = us;
        this.vs = vs;
        this.classes = classes;
        this.cut = cut;
        this.alive = new boolean[us.length];
        Arrays.fill(alive, true);
        this.width = plan.classes();
        this.counts = new int[cut.length * width];
        this.totals = new int[cut.length];
        for (int edge = 0; edge < us.length; edge++) {
            count(us[edge], edge, 1);
            count(vs[edge], edge, 1);
        }
        this.adjacentFrom = new int[cut.length + 1];
        this.adjacent = new int[us.length * 2];
        linkNodes();
    }

    private void linkNodes() {
        for (int node = 0; node < totals.length; node++) {
            adjacentFrom[node + 1] = adjacentFrom[node] + totals[node];
        }
        int[] next = Arrays.copyOf(adjacentFrom, totals.length);
        for (int edge = 0; edge < us.length; edge++) {
            adjacent[next[us[edge]]++] = edge;
            adjacent[next[vs[edge]]++] = edge;
        }
    }

    private void count(int node, int edge, int change) {
        counts[node * width + classes[edge]] += change;
        totals[node] += change;
    }

    int nodes() {
        return totals.length;
    }

    int edges() {
        return us.length;
    }

    int u(int edge) {
        return us[edge];
    }

    int v(int edge) {
        return vs[edge];
    }

    int pairClass(int edge) {
        return classes[edge];
    }

    boolean isAlive(int edge) {
        return alive[edge];
    }

    boolean isCut(int node) {
        return cut[node];
    }

    /** Whether the node has an edge left. */
    boolean isRivalled(int node) {
        return totals[node] > 0;
    }

    int firstAdjacent(int node) {
        return adjacentFrom[node];
    }

    int endAdjacent(int node) {
        return adjacentFrom[node + 1];
    }

    int adjacent(int index) {
        return adjacent[index];
    }

    int score(int edge) {
        return plan.score(classes[edge]);
    }

    /** Confirms all that can be confirmed; returns the edges taken. */
    int[] settle() {
        IntColumn taken = new IntColumn();
        for (int edge = 0; edge < us.length; edge++) {
            takeIfConfirmed(edge, taken);
        }
        for (int next = 0; next < queue.size(); next++) {
            int node = queue.get(next);
            for (int i = firstAdjacent(node); i < endAdjacent(node); i++) {
                takeIfConfirmed(adjacent[i], taken);
            }
        }
        queue.clear();
        return taken.toArray();
    }

    private void takeIfConfirmed(int edge, IntColumn taken) {
        if (isSingledOut(edge) && score(edge) >= Score.CONFIRMED) {
            taken.add(edge);
            removeNode(us[edge]);
            removeNode(vs[edge]);
        }
    }

    /** Whether the pair has no rival, or leads all of them by the margin thanks to its reference. */
    boolean isSingledOut(int edge) {
        int u = us[edge];
        int v = vs[edge];
        if (!alive[edge] || cut[u] || cut[v]) {
            return false;
        }
        return (totals[u] == 1 && totals[v] == 1) || (leads(edge, u) && leads(edge, v));
    }

    private boolean leads(int edge, int node) {
        int own = classes[edge];
        if (!Edges.sharesReference(own) || Score.REFERENCE < margin) {
            return false;
        }
        for (int rival = 0; rival < width; rival++) {
            int count = counts[node * width + rival] - (rival == own ? 1 : 0);
            boolean isBeaten =
                    !Edges.sharesReference(rival) && Edges.leadPoints(own) - Edges.leadPoints(rival) >= margin;
            if (count > 0 && !isBeaten) {
                return false;
            }
        }
        return true;
    }

    private void removeNode(int node) {
        for (int i = firstAdjacent(node); i < endAdjacent(node); i++) {
            int edge = adjacent[i];
            if (alive[edge]) {
                alive[edge] = false;
                count(us[edge], edge, -1);
                count(vs[edge], edge, -1);
                wakeUp(us[edge] == node ? vs[edge] : us[edge], classes[edge]);
            }
        }
    }

    /**
     * Looks at a node again only when what matters to its edges has turned: one edge left, or none or one of a class.
     * That happens a few times a node, so that the whole stays linear in the edges.
     */
    private void wakeUp(int node, int lostClass) {
        int left = counts[node * width + lostClass];
        if (totals[node] == 1 || left == 0 || left == 1) {
            queue.add(node);
        }
    }
}
