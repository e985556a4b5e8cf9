/**
 * What is wrong, and on whose desk it is: one exception for each transaction that a run left without a match, or with
 * which something is wrong although it is matched.
 *
 * <p>{@link io.matcher.exceptions.Exceptions} is the door, through which matching raises, closes and reopens; start there. Severity and
 * due date are decided by {@code Severity}.
 */
@NullMarked
package io.matcher.exceptions;

import org.jspecify.annotations.NullMarked;
