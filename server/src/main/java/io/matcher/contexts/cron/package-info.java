/**
 * Times that come again: {@link io.matcher.contexts.cron.Cron} says which local times a pattern of five fields means, {@link
 * io.matcher.contexts.cron.Firings} at which instants of a zone they fall. Pure; start with {@link io.matcher.contexts.cron.CronParse}.
 */
@NullMarked
package io.matcher.contexts.cron;

import org.jspecify.annotations.NullMarked;
