/**
 * What is reconciled with what: contexts, their sources, field maps and match rules.
 *
 * <p>{@link io.matcher.contexts.Contexts} is the door; start there. Other contexts offer what this one must ask them through
 * {@link io.matcher.contexts.ConnectionDirectory}, {@link io.matcher.contexts.SourceConfigCheck}, {@link io.matcher.contexts.RunHistory}, {@link
 * io.matcher.contexts.FeeRuleCopies} and {@link io.matcher.contexts.Dependants}.
 */
@NullMarked
package io.matcher.contexts;

import org.jspecify.annotations.NullMarked;
