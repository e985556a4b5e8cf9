package io.matcher.bench.speed;

/**
 * The best rounds of one contender, in seconds.
 *
 * @param load 0 where there is nothing to load
 * @param total load and match of one round
 * @param processor the processor time of the match, all threads, which a busy machine disturbs less than the time on the clock; NaN
 *     where the work is done in another process
 */
public record SpeedLine(String name, double load, double match, double total, double processor, Pairs pairs) {}
