package io.matcher.bench.ledger;

/**
 * What a customer pays.
 *
 * <p>Payment sizes follow a log-normal distribution, cash as well as interbank (G. Leibbrandt, "How big is that payment?", SWIFT
 * Institute, 2012), and prices prefer certain last digits (Schindler and Kirby, "Patterns of rightmost digits used in advertised
 * prices", Journal of Consumer Research 24, 1997). Both matter to matching: the body of the first makes amounts rare, the second
 * makes them collide. Here the logarithm has a median of 60.00 and a deviation of 1.4; a third of all payments end in .00, .90 or
 * .99, and one in twenty is a subscription at one of ten prices.
 *
 * @param units the amount is {@code units × 10^-decimals}; positive
 */
record Money(long units, int decimals, String currency) {

    private static final double MEDIAN_CENTS = 6_000;
    private static final double DEVIATION = 1.4;
    private static final long MOST_CENTS = 1_000_000_000;
    private static final int[] ENDINGS = {0, 90, 99};
    private static final int[] SUBSCRIPTIONS = {990, 1990, 2490, 2990, 3990, 4990, 5000, 9900, 9990, 10_000};

    private record Coin(String code, int decimals) {}

    private static final Coin[] COINS = {
        new Coin("BRL", 2),
        new Coin("USD", 2),
        new Coin("EUR", 2),
        new Coin("GBP", 2),
        new Coin("JPY", 0),
        new Coin("CLP", 0),
        new Coin("KWD", 3),
        new Coin("BHD", 3)
    };

    /** A payment in one of three currencies, most of them in the first. */
    static Money usual(Dice dice) {
        int draw = dice.below(100);
        return new Money(cents(dice), 2, draw < 80 ? "BRL" : draw < 95 ? "USD" : "EUR");
    }

    /** A payment in any of eight currencies with 0, 2 or 3 decimals. */
    static Money worldwide(Dice dice) {
        Coin coin = COINS[dice.below(COINS.length)];
        long cents = cents(dice);
        long units = coin.decimals() == 3 ? cents * 10 + dice.below(10) : cents;
        return new Money(units, coin.decimals(), coin.code());
    }

    private static long cents(Dice dice) {
        if (dice.permille(50)) {
            return SUBSCRIPTIONS[dice.below(SUBSCRIPTIONS.length)];
        }
        double log = StrictMath.log(MEDIAN_CENTS) + DEVIATION * deviate(dice);
        long cents = Math.clamp((long) StrictMath.exp(log), 1, MOST_CENTS);
        return dice.permille(330) ? cents / 100 * 100 + 100 + ending(dice) : cents;
    }

    private static int ending(Dice dice) {
        return ENDINGS[dice.below(ENDINGS.length)];
    }

    /** A standard normal deviate, by Box and Muller; {@code StrictMath} gives the same bits everywhere. */
    private static double deviate(Dice dice) {
        return StrictMath.sqrt(-2 * StrictMath.log(dice.unit())) * StrictMath.cos(2 * Math.PI * dice.unit());
    }

    Money withUnits(long changed) {
        return new Money(changed, decimals, currency);
    }
}
