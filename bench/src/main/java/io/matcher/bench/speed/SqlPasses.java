package io.matcher.bench.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * The three passes in SQL, over tables {@code l} and {@code r} with the columns n, day, amount, currency and reference. Each pass
 * joins what is still open, takes the pairs that have no rival, and among the rest those that are the closest on both sides, so that
 * nobody is in two pairs; the best assignment as a whole, and why, are not asked of it.
 *
 * @param daysApart SQL for the days from {@code l.day} to {@code r.day}
 */
record SqlPasses(String daysApart) {

    private String exact() {
        return "l.reference = r.reference and l.amount = r.amount and l.currency = r.currency and l.day = r.day"
                + " where l.reference <> ''";
    }

    private String near() {
        return "l.reference = r.reference and l.currency = r.currency where l.reference <> '' and "
                + "abs(l.amount - r.amount) <= greatest(0.50, 0.08 * greatest(abs(l.amount), abs(r.amount)))"
                + " and abs(" + daysApart + ") <= 3";
    }

    private String late() {
        return "l.amount = r.amount and l.currency = r.currency where " + daysApart + " between 0 and 3";
    }

    /** Leaves the pairs of each pass in {@code chosen_1..3}, with {@code alone} telling whether they have no rival. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.addAll(pass(1, "l", "r", exact()));
        statements.addAll(pass(2, "l_1", "r_1", near()));
        statements.addAll(pass(3, "l_2", "r_2", late()));
        return statements;
    }

    private List<String> pass(int pass, String left, String right, String on) {
        List<String> statements = new ArrayList<>();
        statements.add("""
                create temp table pairs_%1$d as
                select l, r, apart, days, count(*) over (partition by l) as ls, count(*) over (partition by r) as rs
                  from (select l.n as l, r.n as r, abs(l.amount - r.amount) as apart, abs(%5$s) as days
                          from %2$s l join %3$s r on %4$s) joined""".formatted(pass, left, right, on, daysApart));
        statements.add("""
                create temp table chosen_%1$d as
                select l, r, true as alone from pairs_%1$d where ls = 1 and rs = 1
                union all
                select l, r, false from (select l, r,
                                                row_number() over (partition by l order by apart, days, r) as place_l,
                                                row_number() over (partition by r order by apart, days, l) as place_r
                                           from pairs_%1$d
                                          where ls > 1 or rs > 1) ranked
                 where place_l = 1 and place_r = 1""".formatted(pass));
        if (pass < 3) {
            statements.add(open("l", left, pass));
            statements.add(open("r", right, pass));
        }
        return statements;
    }

    private static String open(String side, String from, int pass) {
        return """
                create temp table %1$s_%3$d as select * from %2$s o
                 where not exists (select 1 from chosen_%3$d c where c.%1$s = o.n)""".formatted(side, from, pass);
    }

    List<String> cleaning() {
        List<String> statements = new ArrayList<>();
        for (int pass = 1; pass <= 3; pass++) {
            for (String table : List.of("pairs_", "chosen_", "l_", "r_")) {
                statements.add("drop table if exists " + table + pass);
            }
        }
        return statements;
    }
}
