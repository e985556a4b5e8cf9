package io.matcher.bench.ledger;

import io.matcher.engine.Side;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** The things that happen, each writing the rows it leaves in the two ledgers. */
final class Events {

    private final Mix mix;
    private final boolean hasForeign;
    private final Sink out;
    private int groups;
    private int lefts;

    Events(Scenario scenario, Sink out) {
        this.mix = scenario.mix();
        this.hasForeign = scenario.hasForeign();
        this.out = out;
    }

    /** How many left rows were written. */
    int lefts() {
        return lefts;
    }

    void any(Dice dice, int day) throws IOException {
        switch (draw(dice)) {
            case FEE -> fee(dice, day);
            case SPLIT -> split(dice, day);
            case BATCH -> batch(dice, day);
            case COPY -> copy(dice, day);
            case TWIN -> twins(dice, day);
            case REFUND -> refund(dice, day);
            case FOREIGN -> foreign(dice, day);
            case LEFT_ONLY -> alone(dice, day, Side.LEFT);
            case RIGHT_ONLY -> alone(dice, day, Side.RIGHT);
            // These say how a pair looks, not what happens.
            case DAMAGED, UNREFERENCED, LATE, WORLDWIDE -> plain(dice, day);
        }
    }

    private static final Trait[] HAPPENINGS = {
        Trait.FEE,
        Trait.SPLIT,
        Trait.BATCH,
        Trait.COPY,
        Trait.TWIN,
        Trait.REFUND,
        Trait.FOREIGN,
        Trait.LEFT_ONLY,
        Trait.RIGHT_ONLY
    };

    private Trait draw(Dice dice) {
        int draw = dice.below(1000);
        for (Trait trait : HAPPENINGS) {
            draw -= mix.chance(trait);
            if (draw < 0) {
                return trait;
            }
        }
        return Trait.LATE;
    }

    /** One row on each side. */
    void plain(Dice dice, int day) throws IOException {
        pair(dice, payment(dice, day), Kind.PAIR, evidence(dice));
    }

    private Entry payment(Dice dice, int day) {
        Money money = dice.permille(mix.chance(Trait.WORLDWIDE)) ? Money.worldwide(dice) : Money.usual(dice);
        return payment(dice, day, money);
    }

    private Entry payment(Dice dice, int day, Money money) {
        Belonging nowhere = new Belonging(-1, Kind.ALONE, Evidence.NONE);
        long base = hasForeign && money.currency().equals(Rates.BASE) ? money.units() : 0;
        return new Entry(
                money.units(),
                money.decimals(),
                money.currency(),
                day,
                References.issue(dice, groups),
                "Customer payment",
                "",
                base,
                nowhere);
    }

    private Evidence evidence(Dice dice) {
        if (dice.permille(mix.chance(Trait.UNREFERENCED))) {
            return Evidence.NONE;
        }
        return dice.permille(mix.chance(Trait.DAMAGED)) ? Evidence.DAMAGED : Evidence.REFERENCE;
    }

    private void pair(Dice dice, Entry row, Kind kind, Evidence evidence) throws IOException {
        Belonging group = open(kind, evidence);
        left(row.withBelonging(group));
        right(asBanked(dice, row.withBelonging(group)));
    }

    private Belonging open(Kind kind, Evidence evidence) {
        return new Belonging(groups++, kind, evidence);
    }

    private void left(Entry row) throws IOException {
        lefts++;
        out.take(Side.LEFT, row);
    }

    private void right(Entry row) throws IOException {
        out.take(Side.RIGHT, row);
    }

    /** The row as the bank shows it: later perhaps, and with what it leaves of the reference. */
    private Entry asBanked(Dice dice, Entry row) {
        boolean isLate = dice.permille(mix.chance(Trait.LATE));
        Entry banked = row.withDescription("CREDIT").withDay(isLate ? bankDay(row.day() + dice.below(2)) : row.day());
        return switch (row.belonging().evidence()) {
            case REFERENCE -> banked;
            case NONE -> banked.withReference("");
            case DAMAGED -> References.damage(dice, banked);
        };
    }

    /** Friday evening's money is there on Monday: with a day of delay, three days is the most. */
    private static int bankDay(int day) {
        DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
        return switch (weekday) {
            case SATURDAY -> day + 2;
            case SUNDAY -> day + 1;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    /** 2.9 % and 0.30 stay with the processor. */
    private void fee(Dice dice, int day) throws IOException {
        Entry row = payment(dice, day, Money.usual(dice));
        if (row.units() < 100) {
            pair(dice, row, Kind.PAIR, Evidence.REFERENCE);
            return;
        }
        long fee = (row.units() * 29 + 500) / 1000 + 30;
        Belonging group = open(Kind.FEE, Evidence.REFERENCE);
        left(row.withBelonging(group));
        right(asBanked(dice, row.withBelonging(group)).withUnits(row.units() - fee));
    }

    /** Two to five parts of at least a tenth each, so that none is nearly the whole; half of the splits carry the reference. */
    private void split(Dice dice, int day) throws IOException {
        Entry row = payment(dice, day, Money.usual(dice));
        int parts = dice.between(2, 5);
        if (row.units() < 10_00) {
            pair(dice, row, Kind.PAIR, Evidence.REFERENCE);
            return;
        }
        Belonging group = open(Kind.SPLIT, dice.permille(500) ? Evidence.REFERENCE : Evidence.NONE);
        left(row.withBelonging(group));
        int least = (int) (row.units() / 10);
        int spare = (int) row.units() - parts * least;
        for (int part = 1; part <= parts; part++) {
            int extra = part == parts ? spare : dice.below(spare + 1);
            right(asBanked(dice, row.withBelonging(group)).withUnits(least + extra));
            spare -= extra;
        }
    }

    /** A payout of several payments, a refund among them now and then; the ledger knows the payout's name. */
    private void batch(Dice dice, int day) throws IOException {
        String payout = References.payout(dice);
        Belonging group = open(Kind.BATCH, Evidence.REFERENCE);
        int count = dice.between(3, 40);
        long sum = 0;
        Entry first = payment(dice, day, Money.usual(dice));
        for (int i = 0; i < count; i++) {
            Money money = new Money(Money.usual(dice).units(), 2, first.currency());
            boolean isRefund = i > 0 && sum > money.units() && dice.permille(50);
            Entry row = payment(dice, day, isRefund ? money.withUnits(-money.units()) : money);
            left(row.withReference(row.reference() + "-" + i).withBatch(payout).withBelonging(group));
            sum += row.units();
        }
        Entry paid =
                first.withUnits(sum).withReference(payout).withBatch(payout).withBelonging(group);
        right(asBanked(dice, paid).withBase(0));
    }

    /** One side records a row twice: on the same day, when nobody can say which is the copy, or a day later. */
    private void copy(Dice dice, int day) throws IOException {
        Entry row = payment(dice, day);
        Belonging group = open(Kind.PAIR, Evidence.REFERENCE);
        Entry banked = row.withDescription("CREDIT");
        left(row.withBelonging(group));
        right(banked.withBelonging(group));
        int later = dice.below(2);
        Belonging copy = open(Kind.COPY, Evidence.REFERENCE);
        if (dice.permille(500)) {
            left(row.withDay(day + later).withBelonging(copy));
        } else {
            right(banked.withDay(day + later).withBelonging(copy));
        }
    }

    /** Two or three pairs that are equal in everything, with one reference or none. */
    private void twins(Dice dice, int day) throws IOException {
        Entry row = payment(dice, day);
        Entry seen = dice.permille(500) ? row : row.withReference("");
        int count = dice.between(2, 3);
        for (int i = 0; i < count; i++) {
            Belonging group = open(Kind.TWIN, seen.reference().isEmpty() ? Evidence.NONE : Evidence.REFERENCE);
            left(seen.withBelonging(group));
            right(seen.withDescription("CREDIT").withBelonging(group));
        }
    }

    /** A payment, and some days later some of it back under the same reference. */
    private void refund(Dice dice, int day) throws IOException {
        Entry row = payment(dice, day);
        Evidence evidence = evidence(dice);
        pair(dice, row, Kind.PAIR, evidence);
        long back = dice.permille(500) ? row.units() : Math.max(1, row.units() / dice.between(2, 5));
        pair(dice, row.withUnits(-back).withDay(day + dice.between(1, 5)), Kind.REFUND, evidence);
    }

    /** Invoiced in dollars, paid in the base currency at the day's rate, give or take up to 0.3 %. */
    private void foreign(Dice dice, int day) throws IOException {
        Money dollars = new Money(Math.max(100, Money.usual(dice).units()), 2, Rates.FOREIGN);
        long base = Rates.base(dollars.units(), day);
        Entry row = payment(dice, day, dollars).withBase(base);
        long paid = base + base * dice.between(-30, 30) / 10_000;
        Belonging group = open(Kind.FOREIGN, Evidence.REFERENCE);
        left(row.withBelonging(group));
        Entry banked = row.in(new Money(paid, 2, Rates.BASE)).withBase(paid);
        right(asBanked(dice, banked.withBelonging(group)));
    }

    private void alone(Dice dice, int day, Side side) throws IOException {
        Entry row = payment(dice, day).withBelonging(open(Kind.ALONE, evidence(dice)));
        if (side == Side.LEFT) {
            left(row);
        } else {
            right(asBanked(dice, row));
        }
    }
}
