package io.matcher.bench.ledger;

import java.util.Locale;

/** What a ledger looks like: one difficulty each, and at the end two mixtures. */
public enum Scenario {
    CLEAN("References intact, same day", ""),
    DAMAGED("Every reference damaged by the bank", "damaged 1000"),
    UNREFERENCED("No references at the bank, nothing missing", "unreferenced 1000, late 300"),
    UNREFERENCED_GAPS(
            "No references at the bank, 2 % missing on either side",
            "unreferenced 1000, late 300, left_only 20, right_only 20"),
    LATE("Booked up to three days later, half without reference", "late 1000, unreferenced 500"),
    FEES("The processor kept 2.9 % and 0.30", "fee 1000, late 300"),
    REFUNDS("Refunds under the reference of the payment", "refund 150, unreferenced 100"),
    MISSING("5 % missing on either side", "left_only 50, right_only 50"),
    COPIES("5 % recorded twice", "copy 50"),
    TWINS("5 % have an equal twin", "twin 50"),
    CURRENCIES("Eight currencies with 0, 2 and 3 decimals", "worldwide 1000, unreferenced 100"),
    FOREIGN("30 % paid in another currency", "foreign 300"),
    SPLITS("30 % paid in two to five parts", "split 300, late 100"),
    BATCHES("Payouts of 3 to 40 payments", "batch 50, late 100"),
    EVERYDAY(
            "An ordinary quarter, one row to one: what speed is measured on",
            "late 60, fee 40, unreferenced 30, left_only 30, right_only 30"),
    MIXED(
            "Something of everything",
            "late 200, damaged 50, unreferenced 30, fee 40, refund 20, split 10, batch 5, copy 5, twin 5, left_only 10,"
                    + " right_only 10");

    private final String title;
    private final String mix;

    /** The mix is written as {@link Mix} reads it. */
    Scenario(String title, String mix) {
        this.title = title;
        this.mix = mix;
    }

    public String title() {
        return title;
    }

    /** As it is written on a command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The scenario with this {@link #word}.
     *
     * @throws IllegalArgumentException naming all of them when there is none
     */
    public static Scenario named(String word) {
        StringBuilder known = new StringBuilder();
        for (Scenario scenario : values()) {
            if (scenario.word().equals(word)) {
                return scenario;
            }
            known.append(known.isEmpty() ? "" : ", ").append(scenario.word());
        }
        throw new IllegalArgumentException("there is no scenario \"" + word + "\"; there are " + known);
    }

    Mix mix() {
        return new Mix(mix);
    }

    public boolean hasBatches() {
        return mix().chance(Trait.BATCH) > 0;
    }

    public boolean hasForeign() {
        return mix().chance(Trait.FOREIGN) > 0;
    }
}
