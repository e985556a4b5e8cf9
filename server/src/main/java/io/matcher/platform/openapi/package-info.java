/**
 * The description of the API at {@code /openapi.json}, and the page at {@code /docs} that shows it.
 *
 * <p>It is derived from the controllers when it is first asked for; {@code ApiDescription} says what holds for every operation,
 * {@code RecordSchemas} what holds for every body.
 */
@NullMarked
package io.matcher.platform.openapi;

import org.jspecify.annotations.NullMarked;
