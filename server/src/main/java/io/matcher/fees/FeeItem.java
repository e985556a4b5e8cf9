package io.matcher.fees;

import java.util.UUID;

/**
 * One fee of a schedule.
 *
 * @param name what it is called, such as {@code interchange}
 * @param priority the lowest is computed first; unique in the schedule
 */
public record FeeItem(UUID id, String name, int priority, FeeStructure structure) {}
