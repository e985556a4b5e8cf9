package io.matcher.bench.speed;

import java.util.List;

/**
 * What a contender found, so that nobody is fast by leaving work out.
 *
 * @param taken for each pass, the pairs that have no rival
 * @param best the pairs chosen among rivals, in all passes
 */
public record Pairs(List<Integer> taken, int best) {

    public Pairs {
        taken = List.copyOf(taken);
    }
}
