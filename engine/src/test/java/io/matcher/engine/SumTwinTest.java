package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.NaiveSums.Item;
import io.matcher.engine.NaiveSums.Target;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.OnAmbiguity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Groups of several rows against what the obvious and exponential way finds. */
class SumTwinTest {

    private static final int CASES = 12_000;

    @Test
    void the_engine_agrees_with_the_obvious_way_on_thousands_of_ledgers() {
        long first = Long.getLong("matcher.seed", 20260401L);
        int cases = Integer.getInteger("matcher.cases", CASES);
        int[] seen = new int[3];
        for (long seed = first; seed < first + cases; seed++) {
            try {
                new Check(new SumCase(seed), seed).agree(seen);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("replay with -Dmatcher.seed=" + seed, e);
            }
        }
        if (cases == CASES) {
            // The cases must hold what they are for: sums that are confirmed, proposed and ambiguous.
            assertThat(seen[0]).isGreaterThan(500);
            assertThat(seen[1]).isGreaterThan(200);
            assertThat(seen[2]).isGreaterThan(200);
        }
    }

    /** One case. */
    private static final class Check {
        private final SumCase given;
        private final long seed;
        private final RuleSettings settings;
        private final MatchResult result;
        private final Groups groups;
        private final Set<Item> open = new HashSet<>();

        private record Edge(Item left, Item right) {
            boolean has(Item item) {
                return left.equals(item) || right.equals(item);
            }

            Set<Item> rows() {
                return Set.of(left, right);
            }
        }

        Check(SumCase given, long seed) {
            this.given = given;
            this.seed = seed;
            this.settings = given.rule.settings();
            this.result = match(given.left, given.right, given.options);
            this.groups = result.groups();
            for (int l = 0; l < given.left.size(); l++) {
                open.add(new Item(Side.LEFT, l));
            }
            for (int r = 0; r < given.right.size(); r++) {
                open.add(new Item(Side.RIGHT, r));
            }
        }

        private MatchResult match(List<Row> left, List<Row> right, MatchOptions options) {
            List<MatchRule> rules = List.of(given.rule);
            return Engine.match(
                    Row.ledger(left, MatchRule.keys(rules, Side.LEFT)),
                    Row.ledger(right, MatchRule.keys(rules, Side.RIGHT)),
                    rules,
                    options);
        }

        void agree(int[] seen) {
            boolean isRange = !asksEqualAmounts();
            boolean isLooser = isRange || !settings.equals(given.gathering);
            List<Edge> equal = edges(true, given.gathering);
            Set<Set<Item>> expected = confirm(equal);
            Set<Item> contested = new HashSet<>();
            equal.forEach(edge -> contested.addAll(edge.rows()));
            NaiveSums sums = new NaiveSums(given, Set.copyOf(open), contested);
            sums.decide();
            sums.confirmed.forEach(open::removeAll);
            expected.addAll(sums.confirmed);
            Set<Item> held = isLooser ? new HashSet<>(sums.held) : new HashSet<>();
            held.retainAll(open);
            open.removeAll(held);
            List<Edge> close = edges(!isRange, settings);
            expected.addAll(confirm(close));
            Set<Set<Item>> singledOut = close.stream()
                    .filter(edge -> isSingledOut(edge, close))
                    .map(Edge::rows)
                    .collect(Collectors.toSet());
            checkPairs(expected, singledOut, close);
            open.addAll(held);
            open.removeAll(rowsOfPairs());
            checkSums(expected, sums, seen);
            checkLeftovers(sums);
            checkAllocations();
            checkDigest();
        }

        private boolean asksEqualAmounts() {
            Optional<FxBand> band = Naive.base(settings).fx();
            if (band.isPresent()) {
                return band.get().band().signum() == 0;
            }
            return switch (settings) {
                case Exact _ -> true;
                case RuleSettings.Tolerance t ->
                    t.amount().absolute().signum() == 0 && t.amount().percent().signum() == 0;
                case RuleSettings.DateLag lag -> lag.feeTolerance().signum() == 0;
                case RuleSettings.Fuzzy fuzzy ->
                    fuzzy.amount().absolute().signum() == 0
                            && fuzzy.amount().percent().signum() == 0;
            };
        }

        private List<Edge> edges(boolean isEqual, RuleSettings asked) {
            List<Edge> edges = new ArrayList<>();
            for (Item l : open) {
                for (Item r : open) {
                    if (l.side() == Side.LEFT && r.side() == Side.RIGHT) {
                        boolean fits = !isEqual || value(l).compareTo(value(r)) == 0;
                        if (fits && Naive.score(row(l), row(r), asked, NaiveRates.NONE) > 0) {
                            edges.add(new Edge(l, r));
                        }
                    }
                }
            }
            return edges;
        }

        /** What the rule compares of a pair. */
        private BigDecimal value(Item item) {
            BigDecimal base = row(item).base();
            return Naive.base(settings).fx().isPresent() && base != null
                    ? base
                    : row(item).amount();
        }

        private Row row(Item item) {
            return (item.side() == Side.LEFT ? given.left : given.right).get(item.row());
        }

        /** Confirms what can be, and takes it and its rivals away. */
        private Set<Set<Item>> confirm(List<Edge> alive) {
            Set<Set<Item>> confirmed = new HashSet<>();
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Edge edge : List.copyOf(alive)) {
                    if (alive.contains(edge)
                            && Naive.score(row(edge.left()), row(edge.right()), settings, NaiveRates.NONE) >= 90
                            && isSingledOut(edge, alive)) {
                        confirmed.add(edge.rows());
                        open.removeAll(edge.rows());
                        alive.removeIf(other -> other.has(edge.left()) || other.has(edge.right()));
                        changed = true;
                    }
                }
            }
            return confirmed;
        }

        private boolean isSingledOut(Edge edge, List<Edge> alive) {
            return alive.stream()
                    .filter(other -> !other.equals(edge) && (other.has(edge.left()) || other.has(edge.right())))
                    .allMatch(other -> shares(edge) && !shares(other) && points(edge) - points(other) >= 10);
        }

        private boolean shares(Edge edge) {
            Naive.Verdict verdict = Naive.verdict(row(edge.left()), row(edge.right()), settings, NaiveRates.NONE);
            return verdict != null && verdict.shared();
        }

        private int points(Edge edge) {
            boolean sameCurrency =
                    row(edge.left()).currency().equals(row(edge.right()).currency());
            return (sameCurrency ? 30 : 0) + (shares(edge) ? 10 : 0);
        }

        private Set<Item> rows(int group) {
            Set<Item> rows = new HashSet<>();
            for (Side side : Side.values()) {
                for (int row : groups.rows(group, side)) {
                    assertThat(groups.groupOf(side, row)).isEqualTo(group);
                    assertThat(rows.add(new Item(side, row))).isTrue();
                }
            }
            return rows;
        }

        private Set<Item> rowsOfPairs() {
            Set<Item> rows = new HashSet<>();
            for (int group = 0; group < groups.size(); group++) {
                if (!groups.isSum(group)) {
                    rows.addAll(rows(group));
                }
            }
            return rows;
        }

        private void checkPairs(Set<Set<Item>> confirmed, Set<Set<Item>> singledOut, List<Edge> alive) {
            Set<Set<Item>> proposed = new HashSet<>();
            for (int group = 0; group < groups.size(); group++) {
                Set<Item> rows = rows(group);
                if (!groups.isSum(group) && groups.status(group) == GroupStatus.CONFIRMED) {
                    assertThat(confirmed).contains(rows);
                } else if (!groups.isSum(group) && groups.isAmbiguous(group)) {
                    assertThat(alive.stream().map(Edge::rows)).contains(rows);
                } else if (!groups.isSum(group)) {
                    proposed.add(rows);
                }
            }
            assertThat(proposed).isEqualTo(singledOut);
        }

        private void checkSums(Set<Set<Item>> confirmed, NaiveSums sums, int[] seen) {
            Set<Set<Item>> found = new HashSet<>();
            Set<Set<Item>> settled = new HashSet<>();
            Set<Item> used = new HashSet<>();
            for (int group = 0; group < groups.size(); group++) {
                Set<Item> rows = rows(group);
                assertThat(groups.explanation(group).failures()).isEmpty();
                boolean isPartial = sums.settled.getOrDefault(rows, false);
                if (groups.isAmbiguous(group) && groups.isSum(group)) {
                    checkAmbiguous(group, rows, sums);
                    used.addAll(rows);
                    seen[2]++;
                } else if (groups.isSum(group) && sums.settled.containsKey(rows)) {
                    assertThat(groups.status(group) == GroupStatus.CONFIRMED).isEqualTo(isPartial);
                    settled.add(rows);
                    used.addAll(rows);
                    seen[1]++;
                } else if (groups.status(group) == GroupStatus.CONFIRMED) {
                    found.add(rows);
                    seen[0] += groups.isSum(group) ? 1 : 0;
                } else {
                    assertThat(groups.isSum(group)).isFalse();
                }
            }
            assertThat(found).isEqualTo(confirmed);
            for (Set<Item> rows : sums.settled.keySet()) {
                boolean isPossible = open.containsAll(rows)
                        && (settled.contains(rows) || rows.stream().noneMatch(used::contains));
                assertThat(settled.contains(rows)).isEqualTo(isPossible);
            }
            for (Target target : sums.ambiguous) {
                Set<Item> rows = NaiveSums.with(target, target.solutions().getFirst());
                boolean isLeft = target.solutions().size() == 1
                        && open.containsAll(rows)
                        && rows.stream().noneMatch(used::contains);
                assertThat(isLeft && !leaves()).isFalse();
            }
        }

        private boolean leaves() {
            return settings.common().onAmbiguity() == OnAmbiguity.LEAVE;
        }

        private void checkAmbiguous(int group, Set<Item> rows, NaiveSums sums) {
            assertThat(groups.status(group)).isEqualTo(GroupStatus.PROPOSED);
            List<Target> targets = sums.ambiguous.stream()
                    .filter(target -> target.solutions().stream()
                            .anyMatch(parts -> NaiveSums.with(target, parts).equals(rows)))
                    .toList();
            assertThat(targets).isNotEmpty();
            SumCertificate certificate = groups.certificate(group);
            if (certificate != null) {
                assertThat(certificate.verdict() == SumCertificate.Verdict.AMBIGUOUS)
                        .isEqualTo(targets.stream()
                                .anyMatch(
                                        target -> target.row().equals(new Item(certificate.target(), certificate.row()))
                                                && target.solutions().size() > 1));
            }
        }

        private void checkLeftovers(NaiveSums sums) {
            for (Side side : Side.values()) {
                Leftovers leftovers = result.leftovers(side);
                for (int i = 0; i < leftovers.size(); i++) {
                    boolean isIncomplete = sums.incomplete.contains(new Item(side, leftovers.row(i)));
                    assertThat(leftovers.reason(i) == LeftoverReason.SPLIT_INCOMPLETE)
                            .isEqualTo(isIncomplete);
                }
            }
        }

        private void checkAllocations() {
            for (int group = 0; group < groups.size(); group++) {
                for (Side side : Side.values()) {
                    int[] rows = groups.rows(group, side);
                    for (int i = 0; i < rows.length; i++) {
                        BigDecimal whole = row(new Item(side, rows[i])).amount();
                        BigDecimal allocated = groups.allocated(group, side, i);
                        assertThat(allocated.abs()).isLessThanOrEqualTo(whole.abs());
                        assertThat(allocated.signum()).isEqualTo(whole.signum());
                    }
                }
            }
        }

        private void checkDigest() {
            Random random = new Random(seed);
            List<Row> left = new ArrayList<>(given.left);
            List<Row> right = new ArrayList<>(given.right);
            Collections.shuffle(left, random);
            Collections.shuffle(right, random);
            MatchResult again = match(left, right, given.options.withThreads(3));
            assertThat(again.digest()).isEqualTo(result.digest());
            assertThat(again.statistics()).isEqualTo(result.statistics());
        }
    }
}
