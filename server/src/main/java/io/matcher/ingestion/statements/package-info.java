/**
 * Statements as records: what came in files that have them, whether it adds up, and whether one follows the other.
 *
 * <p>{@link io.matcher.ingestion.statements.Statements} is where a read file hands its statements over; start there. What a source
 * refuses stands in {@link io.matcher.ingestion.statements.StatementPolicy}; {@code StatementChain} judges a statement beside its
 * neighbours.
 */
@NullMarked
package io.matcher.ingestion.statements;

import org.jspecify.annotations.NullMarked;
