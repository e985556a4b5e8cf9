package io.matcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.engine.RuleSettings.AmountTolerance;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.OnAmbiguity;
import io.matcher.engine.RuleSettings.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The oracle: decides by looking at every pair and every rival, over and over until nothing changes, and holds the
 * engine's result against it. Which of several equally good assignments is proposed is the engine's choice; the twin
 * checks that no assignment is better and follows it.
 */
final class NaiveTwin {

    private final List<Row> left;
    private final List<Row> right;
    private final List<MatchRule> rules;
    private final NaiveRates rates;
    private final int margin;
    private final boolean closenessCounts;
    private final Set<Integer> takenLeft = new HashSet<>();
    private final Set<Integer> takenRight = new HashSet<>();
    private final Set<Integer> ambiguousLeft = new HashSet<>();
    private final Set<Integer> ambiguousRight = new HashSet<>();

    private record Edge(int l, int r) {}

    NaiveTwin(RandomCase given, int margin) {
        this.left = given.left;
        this.right = given.right;
        this.rules = given.rules;
        this.rates = given.rates;
        this.margin = margin;
        this.closenessCounts = !given.isWide;
    }

    void check(MatchResult result) {
        List<MatchRule> inOrder = rules.stream()
                .sorted(Comparator.comparingInt(MatchRule::priority))
                .toList();
        for (MatchRule rule : inOrder) {
            checkPass(rule, result.groups());
        }
        assertThat(result.groups().size()).isEqualTo(takenLeft.size()).isEqualTo(takenRight.size());
        checkLeftovers(result, Side.LEFT, takenLeft, ambiguousLeft);
        checkLeftovers(result, Side.RIGHT, takenRight, ambiguousRight);
    }

    private void checkPass(MatchRule rule, Groups groups) {
        List<Edge> alive = new ArrayList<>();
        for (int l = 0; l < left.size(); l++) {
            for (int r = 0; r < right.size(); r++) {
                if (!takenLeft.contains(l) && !takenRight.contains(r) && score(new Edge(l, r), rule) > 0) {
                    alive.add(new Edge(l, r));
                }
            }
        }
        Set<Edge> confirmed = confirmAll(alive, rule);
        Set<Edge> singledOut =
                alive.stream().filter(edge -> isSingledOut(edge, alive, rule)).collect(Collectors.toSet());
        assertThat(pairs(groups, rule, GroupStatus.CONFIRMED, false)).isEqualTo(confirmed);
        assertThat(pairs(groups, rule, GroupStatus.CONFIRMED, true)).isEmpty();
        assertThat(pairs(groups, rule, GroupStatus.PROPOSED, false)).isEqualTo(singledOut);
        take(confirmed);
        take(singledOut);
        List<Edge> rest = alive.stream().filter(this::isOpen).toList();
        rest.forEach(edge -> {
            ambiguousLeft.add(edge.l());
            ambiguousRight.add(edge.r());
        });
        alive.stream().filter(edge -> !takenLeft.contains(edge.l())).forEach(edge -> ambiguousLeft.add(edge.l()));
        alive.stream().filter(edge -> !takenRight.contains(edge.r())).forEach(edge -> ambiguousRight.add(edge.r()));
        Set<Edge> proposed = pairs(groups, rule, GroupStatus.PROPOSED, true);
        checkProposals(proposed, rest, rule);
        checkAlternatives(groups, rule, alive);
        take(proposed);
    }

    private Set<Edge> confirmAll(List<Edge> alive, MatchRule rule) {
        Set<Edge> confirmed = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Edge edge : List.copyOf(alive)) {
                if (alive.contains(edge) && score(edge, rule) >= 90 && isSingledOut(edge, alive, rule)) {
                    confirmed.add(edge);
                    alive.removeIf(other -> other.l() == edge.l() || other.r() == edge.r());
                    changed = true;
                }
            }
        }
        return confirmed;
    }

    private boolean isSingledOut(Edge edge, List<Edge> alive, MatchRule rule) {
        return alive.stream()
                .filter(other -> !other.equals(edge) && (other.l() == edge.l() || other.r() == edge.r()))
                .allMatch(rival -> leads(edge, rival, rule));
    }

    private boolean leads(Edge edge, Edge rival, MatchRule rule) {
        int fromReference = evidence(edge, rule) - evidence(rival, rule);
        int lead = lead(edge, rule) - lead(rival, rule);
        return fromReference >= margin && lead >= margin;
    }

    private int evidence(Edge edge, MatchRule rule) {
        return verdict(edge, rule).shared() ? 10 : 0;
    }

    private int lead(Edge edge, MatchRule rule) {
        boolean sameCurrency =
                left.get(edge.l()).currency().equals(right.get(edge.r()).currency());
        return 60 + (sameCurrency ? 30 : 0) + evidence(edge, rule);
    }

    private int score(Edge edge, MatchRule rule) {
        return Naive.score(left.get(edge.l()), right.get(edge.r()), rule.settings(), rates);
    }

    private Naive.Verdict verdict(Edge edge, MatchRule rule) {
        Naive.Verdict verdict = Naive.verdict(left.get(edge.l()), right.get(edge.r()), rule.settings(), rates);
        if (verdict == null) {
            throw new AssertionError(edge + " is no candidate of " + rule);
        }
        return verdict;
    }

    private boolean isOpen(Edge edge) {
        return !takenLeft.contains(edge.l()) && !takenRight.contains(edge.r());
    }

    private void take(Set<Edge> edges) {
        for (Edge edge : edges) {
            assertThat(takenLeft.add(edge.l())).isTrue();
            assertThat(takenRight.add(edge.r())).isTrue();
        }
    }

    private Set<Edge> pairs(Groups groups, MatchRule rule, GroupStatus status, boolean ambiguous) {
        Set<Edge> edges = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.rule(i) == rules.indexOf(rule)
                    && groups.status(i) == status
                    && groups.isAmbiguous(i) == ambiguous) {
                Edge edge = new Edge(groups.left(i), groups.right(i));
                edges.add(edge);
                Explanation explanation = groups.explanation(i);
                assertThat(groups.score(i)).isEqualTo(score(edge, rule)).isEqualTo(explanation.score());
                assertThat(explanation.failures()).isEmpty();
            }
        }
        return edges;
    }

    private void checkProposals(Set<Edge> proposed, List<Edge> rest, MatchRule rule) {
        if (rule.settings().common().onAmbiguity() == OnAmbiguity.LEAVE) {
            assertThat(proposed).isEmpty();
            return;
        }
        assertThat(rest).containsAll(proposed);
        Worth worth = Worth.NOTHING;
        for (Edge edge : proposed) {
            worth = worth.plus(worth(edge, rule));
        }
        assertThat(worth).isEqualByComparingTo(best(rest, rule));
    }

    private void checkAlternatives(Groups groups, MatchRule rule, List<Edge> alive) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.rule(i) == rules.indexOf(rule)) {
                Edge edge = new Edge(groups.left(i), groups.right(i));
                List<Edge> rivals = alive.stream()
                        .filter(e -> !e.equals(edge) && (e.l() == edge.l() || e.r() == edge.r()))
                        .toList();
                List<Edge> shown = groups.alternatives(i).stream()
                        .map(a -> new Edge(a.left(), a.right()))
                        .toList();
                assertThat(shown).doesNotHaveDuplicates();
                if (groups.isAmbiguous(i)) {
                    assertThat(rivals).containsAll(shown);
                    assertThat(shown).hasSize(Math.min(10, rivals.size()));
                } else {
                    assertThat(shown).isEmpty();
                }
            }
        }
    }

    /** What an assignment is worth: its points, then closer texts, then the smaller differences, then the fewer days. */
    private record Worth(int points, int textApart, long amountApart, int daysApart) implements Comparable<Worth> {
        static final Worth NOTHING = new Worth(0, 0, 0, 0);

        Worth plus(Worth other) {
            return new Worth(
                    points + other.points,
                    textApart + other.textApart,
                    amountApart + other.amountApart,
                    daysApart + other.daysApart);
        }

        @Override
        public int compareTo(Worth other) {
            return Comparator.comparingInt(Worth::points)
                    .thenComparing(Worth::textApart, Comparator.reverseOrder())
                    .thenComparing(Worth::amountApart, Comparator.reverseOrder())
                    .thenComparing(Worth::daysApart, Comparator.reverseOrder())
                    .compare(this, other);
        }
    }

    private Worth worth(Edge edge, MatchRule rule) {
        Row l = left.get(edge.l());
        Row r = right.get(edge.r());
        RuleSettings settings = rule.settings();
        if (!closenessCounts) {
            return new Worth(lead(edge, rule), 0, 0, 0);
        }
        Integer days = asksDays(settings) ? Naive.days(l, r, settings) : null;
        // Differences count in units of the last decimal, up to a bound that leaves room for the texts.
        long most = isGraded(settings) ? (1L << 19) - 1 : (1L << 30) - 1;
        long units = amountApart(l, r, settings).movePointRight(scale(settings)).longValueExact();
        return new Worth(
                lead(edge, rule),
                verdict(edge, rule).textApart(),
                Math.min(most, units),
                days == null ? 0 : Math.abs(days));
    }

    private static boolean isGraded(RuleSettings settings) {
        return switch (settings) {
            case Exact exact ->
                exact.reference().match() && exact.reference().repair().isPresent();
            case Tolerance tolerance ->
                tolerance.reference().match() && tolerance.reference().repair().isPresent();
            case DateLag _ -> false;
            case Fuzzy _ -> true;
        };
    }

    private static boolean asksDays(RuleSettings settings) {
        return !(settings instanceof Exact exact)
                || (exact.matchDate() && exact.datePrecision() == RuleSettings.DatePrecision.DAY);
    }

    /** The decimals in which differences count: those of the rule, or the most that any amount has. */
    private int scale(RuleSettings settings) {
        Optional<FxBand> fx = Naive.base(settings).fx();
        if (fx.isPresent()) {
            return Stream.concat(left.stream(), right.stream())
                    .map(row -> rates.base(row, fx.get()))
                    .filter(Objects::nonNull)
                    .mapToInt(amount -> Math.max(0, amount.stripTrailingZeros().scale()))
                    .max()
                    .orElse(0);
        }
        return switch (settings) {
            case Exact _, DateLag _ -> 3;
            case Tolerance tolerance -> tolerance.amount().scale();
            case Fuzzy fuzzy -> fuzzy.amount().scale();
        };
    }

    private BigDecimal amountApart(Row l, Row r, RuleSettings settings) {
        Optional<FxBand> fx = Naive.base(settings).fx();
        if (fx.isPresent()) {
            BigDecimal a = rates.base(l, fx.get());
            BigDecimal b = rates.base(r, fx.get());
            return a == null || b == null ? BigDecimal.ZERO : a.subtract(b).abs();
        }
        return switch (settings) {
            case Exact _ -> BigDecimal.ZERO;
            case DateLag _ -> l.amount().subtract(r.amount()).abs();
            case Tolerance t ->
                rounded(l, t.amount()).subtract(rounded(r, t.amount())).abs();
            case Fuzzy f ->
                rounded(l, f.amount()).subtract(rounded(r, f.amount())).abs();
        };
    }

    private static BigDecimal rounded(Row row, AmountTolerance rule) {
        return row.amount().setScale(rule.scale(), rule.rounding());
    }

    /** The best worth there is, by trying left rows one after the other against every set of used right rows. */
    private Worth best(List<Edge> edges, MatchRule rule) {
        Map<Integer, Worth> byUsed = new HashMap<>();
        byUsed.put(0, Worth.NOTHING);
        for (int l : edges.stream().map(Edge::l).collect(Collectors.toCollection(TreeSet::new))) {
            Map<Integer, Worth> next = new HashMap<>(byUsed);
            for (Edge edge : edges) {
                if (edge.l() == l) {
                    byUsed.forEach((used, worth) -> {
                        if ((used & (1 << edge.r())) == 0) {
                            next.merge(used | (1 << edge.r()), worth.plus(worth(edge, rule)), NaiveTwin::better);
                        }
                    });
                }
            }
            byUsed = next;
        }
        return byUsed.values().stream().reduce(Worth.NOTHING, NaiveTwin::better);
    }

    private static Worth better(Worth a, Worth b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void checkLeftovers(MatchResult result, Side side, Set<Integer> taken, Set<Integer> ambiguous) {
        Leftovers leftovers = result.leftovers(side);
        int rows = (side == Side.LEFT ? left : right).size();
        assertThat(leftovers.size()).isEqualTo(rows - taken.size());
        for (int i = 0; i < leftovers.size(); i++) {
            int row = leftovers.row(i);
            assertThat(taken).doesNotContain(row);
            boolean hasTwin = hasTwin(side == Side.LEFT ? left : right, row);
            assertThat(leftovers.reason(i) == LeftoverReason.AMBIGUOUS).isEqualTo(ambiguous.contains(row) && !hasTwin);
            assertThat(result.twinOf(side, row).isPresent()).isEqualTo(hasTwin);
            boolean isReason = leftovers.reason(i) == LeftoverReason.DUPLICATE_TRANSACTION;
            assertThat(!isReason || hasTwin).isTrue();
            assertThat(!ambiguous.contains(row) || !hasTwin || isReason).isTrue();
        }
    }

    private static boolean hasTwin(List<Row> rows, int row) {
        for (int other = 0; other < rows.size(); other++) {
            if (other != row && areTwins(rows.get(row), rows.get(other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean areTwins(Row a, Row b) {
        return a.source().equals(b.source())
                && a.currency().equals(b.currency())
                && a.amount().compareTo(b.amount()) == 0
                && a.booking().equals(b.booking())
                && Objects.equals(a.occurredAt(), b.occurredAt())
                && says(a).equals(says(b));
    }

    private static String says(Row row) {
        if (row.reference() != null && !row.reference().isBlank()) {
            return "r" + Naive.reference(row, true);
        }
        String description = row.description() == null ? "" : row.description();
        return NaiveTexts.words(description, TextLikeness.STOP_WORDS).isEmpty()
                ? "e" + row.externalId()
                : "d" + description.toUpperCase(Locale.ROOT);
    }
}
