/** Durable background work; {@link io.matcher.platform.jobs.Jobs} enqueues, a {@link io.matcher.platform.jobs.JobHandler} runs. */
@NullMarked
package io.matcher.platform.jobs;

import org.jspecify.annotations.NullMarked;
