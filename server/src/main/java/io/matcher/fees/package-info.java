/**
 * What a transaction costs: fee schedules, the rules that say which schedule governs which transaction, and what is owed of it.
 *
 * <p>{@link io.matcher.fees.Fees} is the door through which matching takes the {@link io.matcher.fees.FeePlan} of a run; start there. A
 * {@link io.matcher.fees.FeeSchedule} does the arithmetic: of {@link io.matcher.fees.FeeStructure}s, exact, with neither SQL nor HTTP near
 * it. What was found beside what was due is a {@link io.matcher.fees.FeeVerdict}, and a variance of it is kept for ever.
 */
@NullMarked
package io.matcher.fees;

import org.jspecify.annotations.NullMarked;
