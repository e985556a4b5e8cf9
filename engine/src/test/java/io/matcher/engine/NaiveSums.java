package io.matcher.engine;

import io.matcher.engine.RuleSettings.AllocationDirection;
import io.matcher.engine.RuleSettings.DateLag;
import io.matcher.engine.RuleSettings.Exact;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.RuleSettings.Tolerance;
import io.matcher.engine.RuleSettings.ToleranceMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What sums mean, by looking at every subset of every target's rows. Knows nothing of blocks, hashes or budgets, and
 * shares no code with the engine but the settings.
 */
final class NaiveSums {

    /** A row of either side. */
    record Item(Side side, int row) {
        /** The same in every process, so that sets are walked in one order and a seed replays to the same end. */
        @Override
        public int hashCode() {
            return 2 * row + (side == Side.LEFT ? 0 : 1);
        }
    }

    /** A target with all sets of parts that make it up. */
    record Target(
            Item row,
            List<Set<Item>> solutions,
            Set<Item> mayNeed,
            Set<Item> close,
            boolean declared,
            boolean evident) {}

    private final SumCase given;
    private final RuleSettings settings;
    private final Set<Item> open;
    private final Set<Item> contested;
    final Set<Set<Item>> confirmed = new HashSet<>();
    /** Those that wait without a rival; whether they would be confirmed then. */
    final Map<Set<Item>, Boolean> settled = new HashMap<>();

    final List<Target> ambiguous = new ArrayList<>();
    final Set<Item> incomplete = new HashSet<>();
    final Set<Item> held = new HashSet<>();

    NaiveSums(SumCase given, Set<Item> open, Set<Item> contested) {
        this.given = given;
        this.settings = given.gathering;
        this.open = open;
        this.contested = contested;
    }

    Row row(Item item) {
        return (item.side() == Side.LEFT ? given.left : given.right).get(item.row());
    }

    private boolean hasBand() {
        return Naive.base(settings).fx().isPresent();
    }

    /** What is added up. */
    BigDecimal amount(Item item) {
        BigDecimal base = row(item).base();
        return hasBand() && base != null ? base : row(item).amount();
    }

    private int score(Set<Item> rows) {
        Row row = Row.of("x", "1").reference("x").base("1", "EUR").key("nsu", "1");
        long currencies =
                rows.stream().map(item -> row(item).currency()).distinct().count();
        return settings instanceof DateLag lag
                ? Math.min(90, lag.common().caps().match().orElse(100))
                : Naive.score(row, currencies == 1 ? row : row.currency("USD"), settings, NaiveRates.NONE);
    }

    private boolean asksReference() {
        return switch (settings) {
            case Exact exact -> exact.reference().match();
            case Tolerance tolerance -> tolerance.reference().match();
            case DateLag _, Fuzzy _ -> false;
        };
    }

    private boolean hasKeys() {
        return !settings.common().keys().isEmpty();
    }

    boolean isKeyed() {
        return asksReference() || hasKeys();
    }

    private boolean isManyToMany() {
        return given.options.cardinality() == Cardinality.MANY_TO_MANY;
    }

    Side targetSide() {
        return settings.common().allocation().direction() == AllocationDirection.LEFT_TO_RIGHT ? Side.LEFT : Side.RIGHT;
    }

    /** Whether a left and a right row may be in one group, amounts aside. */
    private boolean mayGo(Item a, Item b) {
        Row l = row(a.side() == Side.LEFT ? a : b);
        Row r = row(a.side() == Side.LEFT ? b : a);
        boolean blank =
                asksReference() && !hasKeys() && Naive.reference(l, true).isEmpty();
        return !blank
                && (hasBand() || l.currency().equals(r.currency()))
                && Naive.score(ofOne(l), ofOne(r), settings, NaiveRates.NONE) > 0;
    }

    private static Row ofOne(Row row) {
        return row.amount(BigDecimal.ONE).base(row.base() == null ? null : "1", row.baseCurrency());
    }

    private Set<Item> partners(Item target) {
        Set<Item> partners = new HashSet<>();
        for (Item other : open) {
            if (other.side() != target.side() && mayGo(target, other)) {
                partners.add(other);
            }
        }
        return partners;
    }

    private BigDecimal sum(Set<Item> rows) {
        return rows.stream().map(this::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean within(BigDecimal target, BigDecimal sum) {
        var allocation = settings.common().allocation();
        BigDecimal bound = allocation.toleranceMode() == ToleranceMode.ABS
                ? allocation.tolerance()
                : allocation.tolerance().multiply(target.abs());
        return target.subtract(sum).abs().compareTo(bound) <= 0;
    }

    private boolean isExact() {
        return settings.common().allocation().tolerance().signum() == 0;
    }

    void decide() {
        Set<Item> declared = isKeyed() && isManyToMany() ? wholeKeys() : Set.of();
        List<Target> targets = new ArrayList<>();
        for (Item item : new ArrayList<>(open)) {
            if (!declared.contains(item) && isTarget(item)) {
                Target target = target(item);
                if (target != null) {
                    targets.add(target);
                }
            }
        }
        targets.forEach(target -> decide(target, targets));
    }

    private boolean isTarget(Item item) {
        if (!isManyToMany()) {
            return item.side() == targetSide();
        }
        if (!isKeyed()) {
            return true;
        }
        Set<Item> key = key(item);
        long own = key.stream().filter(other -> other.side() == item.side()).count();
        long others = key.size() - own;
        return (own > 1 && others > 1) || (own == 1 && (others > 1 || item.side() == Side.LEFT));
    }

    /** Whether a key that may gather rows on both sides has more than one on either. */
    private boolean isOneOfSeveral(Item item) {
        Set<Item> key = key(item);
        long own = key.stream().filter(other -> other.side() == item.side()).count();
        return isManyToMany() && own > 1 && key.size() - own > 1;
    }

    /** All open rows that are of one kind with this one: what the rule makes equal, whatever it ranges over. */
    private Set<Item> key(Item item) {
        Set<Item> key = new HashSet<>();
        for (Item other : open) {
            if (kind(other).equals(kind(item))) {
                key.add(other);
            }
        }
        return key;
    }

    private String kind(Item item) {
        Row row = row(item);
        List<String> parts = new ArrayList<>();
        parts.add(hasBand() && !settings.matchCurrency() ? "" : row.currency());
        boolean ignoresCase =
                switch (settings) {
                    case Exact exact -> exact.reference().caseInsensitive();
                    case Tolerance tolerance -> tolerance.reference().caseInsensitive();
                    case DateLag _, Fuzzy _ -> true;
                };
        if (asksReference()) {
            String reference = Naive.reference(row, ignoresCase);
            boolean needsOne = !hasKeys() || !mayGo(item, item);
            parts.add(reference.isEmpty() && needsOne ? "none of " + item : reference);
        }
        if (hasKeys()) {
            parts.add(row.metadata().getOrDefault("nsu", "none of " + item).replaceAll("^0+(?=.)", ""));
        }
        boolean asksBase =
                switch (settings) {
                    case Exact exact -> exact.base().currency();
                    case Tolerance tolerance -> tolerance.base().currency();
                    case DateLag _, Fuzzy _ -> false;
                };
        parts.add(asksBase || hasBand() ? String.valueOf(row.baseCurrency()) : "");
        parts.add(hasBand() && row.base() == null ? "none of " + item : "");
        Integer shift = onlyShift();
        if (shift != null) {
            parts.add(
                    row.booking().plusDays(item.side() == Side.LEFT ? shift : 0).toString());
        }
        return String.join("|", parts);
    }

    /** The days from left to right where the rule admits one number of them alone. */
    private @Nullable Integer onlyShift() {
        return switch (settings) {
            case Exact exact -> exact.matchDate() ? 0 : null;
            case Tolerance tolerance -> tolerance.dateWindowDays() == 0 ? 0 : null;
            case Fuzzy fuzzy -> fuzzy.dateWindowDays() == 0 ? 0 : null;
            case DateLag lag -> {
                int min = lag.lag().min();
                int max = lag.lag().max();
                yield switch (lag.lag().direction()) {
                    case ABS -> max == 0 ? 0 : null;
                    case LEFT_BEFORE_RIGHT -> min == max ? min : null;
                    case RIGHT_BEFORE_LEFT -> min == max ? -min : null;
                };
            }
        };
    }

    private Set<Item> wholeKeys() {
        Set<Item> seen = new HashSet<>();
        for (Item item : open) {
            Set<Item> key = key(item);
            Set<Item> targets = new HashSet<>(key);
            targets.removeIf(other -> other.side() != targetSide());
            Set<Item> parts = new HashSet<>(key);
            parts.removeAll(targets);
            if (targets.isEmpty() || parts.isEmpty()) {
                continue;
            }
            boolean allMayGo = targets.stream().allMatch(t -> parts.stream().allMatch(p -> mayGo(t, p)));
            if (allMayGo && within(sum(targets), sum(parts))) {
                if (!seen.containsAll(key)) {
                    settle(key, contested.stream().noneMatch(key::contains), true, balances(targets, parts));
                }
                seen.addAll(key);
            } else if (targets.size() > 1 && parts.size() > 1) {
                incomplete.addAll(targets);
            }
        }
        return seen;
    }

    /** Whether the rows' own amounts agree too, where it is base amounts that were added up. */
    private boolean balances(Set<Item> targets, Set<Item> parts) {
        return !hasBand() || within(own(targets), own(parts));
    }

    private BigDecimal own(Set<Item> rows) {
        return rows.stream().map(item -> row(item).amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void settle(Set<Item> rows, boolean isAlone, boolean isEvident, boolean balances) {
        if (score(rows) < 60) {
            return;
        }
        if (isAlone && isEvident && balances && score(rows) >= 90) {
            confirmed.add(rows);
        } else if (isAlone) {
            settled.put(rows, false);
            hold(rows);
        } else {
            hold(rows);
            ambiguous.add(new Target(rows.iterator().next(), List.of(rows), Set.of(), Set.of(), true, true));
        }
    }

    private @Nullable Target target(Item item) {
        Set<Item> partners = partners(item);
        if (partners.isEmpty()) {
            return null;
        }
        BigDecimal amount = amount(item);
        if (isKeyed() && within(amount, sum(partners))) {
            return new Target(item, List.of(partners), partners, Set.of(), true, true);
        }
        Set<Item> close = new HashSet<>();
        for (Item other : partners) {
            Row l = row(item.side() == Side.LEFT ? item : other);
            Row r = row(item.side() == Side.LEFT ? other : item);
            boolean asksAmount = hasBand() || !(settings instanceof Exact);
            if (asksAmount
                    && amount.compareTo(amount(other)) != 0
                    && Naive.score(l, r, settings, NaiveRates.NONE) > 0) {
                close.add(other);
            }
        }
        if (!isExact() || amount.signum() == 0) {
            return new Target(item, List.of(), Set.of(), close, false, false);
        }
        List<Item> possible = possible(amount, partners);
        List<Set<Item>> solutions = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << possible.size(); chosen++) {
            Set<Item> parts = new HashSet<>();
            for (int i = 0; i < possible.size(); i++) {
                if ((chosen >> i & 1) != 0) {
                    parts.add(possible.get(i));
                }
            }
            if (sum(parts).compareTo(amount) == 0) {
                solutions.add(parts);
            }
        }
        Set<Item> mayNeed =
                solutions.size() == 1 ? solutions.getFirst() : solutions.isEmpty() ? Set.of() : new HashSet<>(possible);
        return new Target(item, solutions, mayNeed, close, false, isEvident(amount, possible));
    }

    /** Parts that no sum is too far from, given all others. */
    private List<Item> possible(BigDecimal target, Set<Item> partners) {
        List<Item> kept = new ArrayList<>(partners);
        kept.removeIf(item -> amount(item).signum() == 0);
        boolean isWide = kept.stream().anyMatch(item -> amount(item).abs().compareTo(new BigDecimal("100000000")) > 0)
                || target.abs().compareTo(new BigDecimal("100000000")) > 0;
        for (int size = -1; !isWide && size != kept.size(); ) {
            size = kept.size();
            BigDecimal up = kept.stream()
                    .map(this::amount)
                    .filter(a -> a.signum() > 0)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal down = kept.stream()
                    .map(this::amount)
                    .filter(a -> a.signum() < 0)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            kept.removeIf(item ->
                    amount(item).add(amount(item).signum() > 0 ? down : up).compareTo(target)
                                    * amount(item).signum()
                            > 0);
            if (up.compareTo(target) < 0 || down.compareTo(target) > 0) {
                return List.of();
            }
        }
        return kept;
    }

    private boolean isEvident(BigDecimal target, List<Item> possible) {
        int scale = Math.max(target.stripTrailingZeros().scale(), 0);
        for (Item item : possible) {
            scale = Math.max(scale, amount(item).stripTrailingZeros().scale());
        }
        BigInteger goal = target.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        BigInteger grain = BigInteger.ONE;
        while (goal.mod(grain.multiply(BigInteger.TEN)).signum() == 0) {
            grain = grain.multiply(BigInteger.TEN);
        }
        Map<BigDecimal, Integer> counts = new HashMap<>();
        BigInteger span = BigInteger.ZERO;
        for (Item item : possible) {
            counts.merge(amount(item).stripTrailingZeros(), 1, Integer::sum);
            span = span.add(
                    amount(item).abs().setScale(scale, RoundingMode.UNNECESSARY).unscaledValue());
        }
        BigInteger all = BigInteger.ONE;
        BigInteger round = BigInteger.ONE;
        for (var entry : counts.entrySet()) {
            // Where numbers are too large to add up as longs, equal rows count one by one.
            boolean isWide = span.bitLength() > 61;
            BigInteger ways = isWide ? BigInteger.TWO.pow(entry.getValue()) : BigInteger.valueOf(entry.getValue() + 1L);
            all = all.multiply(ways);
            BigInteger value =
                    entry.getKey().setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
            round = value.mod(grain).signum() == 0 ? round.multiply(ways) : round;
        }
        BigInteger hits = round.multiply(grain).add(all).multiply(BigInteger.valueOf(4));
        return span.divide(hits)
                        .compareTo(BigInteger.valueOf(given.options.sums().confirmOdds()))
                >= 0;
    }

    private void decide(Target target, List<Target> all) {
        if (target.solutions().isEmpty()) {
            if (isKeyed() && !isOneOfSeveral(target.row())) {
                incomplete.add(target.row());
                partial(target, all);
            }
            return;
        }
        Set<Item> rows = with(target, target.solutions().getFirst());
        boolean isAlone = target.solutions().size() == 1
                && target.close().isEmpty()
                && rows.stream().noneMatch(contested::contains)
                && all.stream()
                        .filter(other -> !other.row().equals(target.row()))
                        .noneMatch(other -> needs(other, rows));
        if (isAlone) {
            settle(
                    rows,
                    true,
                    target.evident(),
                    balances(Set.of(target.row()), target.solutions().getFirst()));
        } else if (score(rows) >= 60) {
            hold(with(target, target.mayNeed()));
            ambiguous.add(target);
        }
    }

    private void hold(Set<Item> rows) {
        held.addAll(rows);
        held.removeAll(contested);
    }

    private static boolean needs(Target other, Set<Item> rows) {
        Set<Item> needed = new HashSet<>(other.mayNeed());
        needed.addAll(other.close());
        if (!needed.isEmpty()) {
            needed.add(other.row());
        }
        return needed.stream().anyMatch(rows::contains);
    }

    static Set<Item> with(Target target, Set<Item> parts) {
        Set<Item> rows = new HashSet<>(parts);
        rows.add(target.row());
        return rows;
    }

    private void partial(Target target, List<Target> all) {
        Set<Item> parts = partners(target.row());
        boolean isShared = all.stream()
                .filter(other -> !other.row().equals(target.row())
                        && other.row().side() == target.row().side())
                .anyMatch(other -> partners(other.row()).stream().anyMatch(parts::contains));
        BigDecimal amount = amount(target.row());
        BigDecimal sum = sum(parts);
        if (!settings.common().allocation().allowPartial()
                || isShared
                || amount.signum() == 0
                || sum.signum() != amount.signum()
                || score(with(target, parts)) < 60) {
            return;
        }
        if (sum.abs().compareTo(amount.abs()) < 0) {
            Set<Item> rows = with(target, parts);
            settled.put(
                    rows, !hasBand() && score(rows) >= 90 && contested.stream().noneMatch(rows::contains));
        } else if (parts.stream().allMatch(part -> amount(part).signum() == amount.signum())) {
            List<Item> byAge = new ArrayList<>(parts);
            byAge.sort((a, b) ->
                    compare(row(a), row(b)) == 0 ? Integer.compare(a.row(), b.row()) : compare(row(a), row(b)));
            Set<Item> taken = new HashSet<>();
            BigDecimal left = amount.abs();
            for (int i = 0; left.signum() > 0; i++) {
                taken.add(byAge.get(i));
                left = left.subtract(amount(byAge.get(i)).abs());
            }
            settled.put(with(target, taken), false);
        }
    }

    private static int compare(Row a, Row b) {
        int order = a.booking().compareTo(b.booking());
        order = order == 0 ? a.externalId().compareTo(b.externalId()) : order;
        order = order == 0 ? a.currency().compareTo(b.currency()) : order;
        order = order == 0 ? a.amount().compareTo(b.amount()) : order;
        order = order == 0 ? String.valueOf(a.reference()).compareTo(String.valueOf(b.reference())) : order;
        order = order == 0 && a.base() != null && b.base() != null ? a.base().compareTo(b.base()) : order;
        order = order == 0 ? String.valueOf(a.baseCurrency()).compareTo(String.valueOf(b.baseCurrency())) : order;
        return order == 0
                ? new TreeSet<>(a.metadata().values())
                        .toString()
                        .compareTo(new TreeSet<>(b.metadata().values()).toString())
                : order;
    }
}
