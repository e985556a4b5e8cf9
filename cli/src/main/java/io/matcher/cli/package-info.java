/**
 * The operator's commands. {@link io.matcher.cli.Main} names them all and turns what they refuse into one sentence and an exit code;
 * {@code ServeCommand} runs the service through {@code RunningService}, {@code TokenCommand} signs tokens, {@code BackupCommand} and
 * {@code RestoreCommand} carry a database from one place to another.
 */
@NullMarked
package io.matcher.cli;

import org.jspecify.annotations.NullMarked;
