/**
 * {@code matcher reconcile LEFT RIGHT}: two files in, a summary and a report out, no server.
 *
 * <p>The cast: {@link io.matcher.cli.reconcile.ReconcileCommand} reads the arguments; for each side a {@code FileSample}
 * is looked at by the {@code Guessing}, and the {@code SideLoader} reads the file into a ledger; {@code
 * DefaultRules} are run by the engine; a {@code Reconciliation} holds what came out and is written by the {@code
 * SummaryTable} and by a {@code Report}. First file to read: ReconcileCommand.
 */
@NullMarked
package io.matcher.cli.reconcile;

import org.jspecify.annotations.NullMarked;
