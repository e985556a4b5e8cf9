package io.matcher.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of a run: SHA-256 over the engine's version, the options, the rules and three lists of digests, each sorted
 * so that order does not show: of the rows of either side, of the groups, of the leftovers. Groups and leftovers name
 * rows by the rows' own digests.
 */
final class RunDigest {

    private final Frame frame;
    private final List<RulePlan> plans;
    private final OpenRows open;
    private final Groups groups;
    /** By the rule's place in the list that was given. */
    private final int[] priorities;

    RunDigest(Frame frame, List<RulePlan> plans, OpenRows open, Groups groups) {
        this.frame = frame;
        this.plans = plans;
        this.open = open;
        this.groups = groups;
        this.priorities = new int[plans.size()];
        plans.forEach(plan -> priorities[plan.index()] = plan.rule().priority());
    }

    String hex() {
        int threads = frame.options.threads();
        Digests left = RowDigest.all(frame.ledger(Side.LEFT), threads);
        Digests right = RowDigest.all(frame.ledger(Side.RIGHT), threads);
        MessageDigest sha = Digests.sha256();
        sha.update(head().getBytes(StandardCharsets.UTF_8));
        Digests ofGroups = ofGroups(left, right);
        List<int[]> orders = Parallel.all(threads, List.of(left::order, right::order, ofGroups::order));
        left.update(sha, orders.get(0));
        right.update(sha, orders.get(1));
        ofGroups.update(sha, orders.get(2));
        ofLeftovers(Side.LEFT, left).updateSorted(sha);
        ofLeftovers(Side.RIGHT, right).updateSorted(sha);
        if (!frame.ruledOut.isEmpty()) {
            ofRuledOut(left, right).updateSorted(sha);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private String head() {
        MatchOptions options = frame.options;
        StringBuilder text = new StringBuilder("matcher-engine ").append(Engine.VERSION);
        text.append("\nconfirmMargin=").append(options.confirmMargin());
        text.append("\nmaxBlockPairs=").append(options.maxBlockPairs());
        text.append("\nmaxPairs=").append(options.maxPairs());
        text.append("\ncalendar=").append(options.calendar().text());
        if (options.cardinality() != Cardinality.ONE_TO_ONE) {
            text.append("\ncardinality=").append(options.cardinality());
            text.append("\nsums=").append(options.sums().text());
        }
        // Plans stand in the order of priority, whatever the order of the list that was given.
        plans.forEach(plan -> text.append('\n').append(RuleText.of(plan.rule())));
        if (!frame.rates.isEmpty()) {
            text.append("\nrates").append(frame.rates.text());
        }
        return text.append('\n').toString();
    }

    private Digests ofGroups(Digests left, Digests right) {
        Digests all = new Digests(groups.size());
        Parallel.map(frame.options.threads(), groups.size(), (from, to) -> {
            MessageDigest sha = Digests.sha256();
            for (int group = from; group < to; group++) {
                if (groups.isSum(group)) {
                    SumDigest.update(sha, groups, group, left, right);
                    sha.update(facts(group));
                    all.set(group, sha);
                    continue;
                }
                left.update(sha, groups.left(group));
                right.update(sha, groups.right(group));
                sha.update(facts(group));
                for (Alternative other :
                        groups.isAmbiguous(group) ? groups.alternatives(group) : List.<Alternative>of()) {
                    left.update(sha, other.left());
                    right.update(sha, other.right());
                    sha.update((byte) other.score());
                }
                all.set(group, sha);
            }
            return to;
        });
        return all;
    }

    private byte[] facts(int group) {
        return ByteBuffer.allocate(7)
                .putInt(priorities[groups.rule(group)])
                .put((byte) groups.score(group))
                .put((byte) (groups.status(group) == GroupStatus.CONFIRMED ? 1 : 0))
                .put((byte) (groups.isAmbiguous(group) ? 1 : 0))
                .array();
    }

    private Digests ofRuledOut(Digests left, Digests right) {
        Digests all = new Digests(frame.ruledOut.size());
        MessageDigest sha = Digests.sha256();
        for (int i = 0; i < frame.ruledOut.size(); i++) {
            left.update(sha, frame.ruledOut.left(i));
            right.update(sha, frame.ruledOut.right(i));
            all.set(i, sha);
        }
        return all;
    }

    private Digests ofLeftovers(Side side, Digests rows) {
        int[] leftovers = open.rows(side);
        Digests all = new Digests(leftovers.length);
        MessageDigest sha = Digests.sha256();
        for (int i = 0; i < leftovers.length; i++) {
            rows.update(sha, leftovers[i]);
            sha.update((byte) open.reason(side, leftovers[i]).code());
            all.set(i, sha);
        }
        return all;
    }
}
