/**
 * What is reconciled with what, and when: contexts, their sources, field maps, match rules, schedules and bindings; calendars.
 *
 * <p>{@link io.matcher.contexts.Contexts} is the door; start there. Other contexts offer what this one must ask them through
 * {@link io.matcher.contexts.ConnectionDirectory}, {@link io.matcher.contexts.SourceConfigCheck}, {@link io.matcher.contexts.FormatCheck}, {@link io.matcher.contexts.FieldMapCheck}, {@link io.matcher.contexts.RunHistory}, {@link
 * io.matcher.contexts.ScheduledRuns}, {@link io.matcher.contexts.FeeRuleCopies} and {@link io.matcher.contexts.Dependants}.
 */
@NullMarked
package io.matcher.contexts;

import org.jspecify.annotations.NullMarked;
