/** Placeholder until the first type lands. */
@org.jspecify.annotations.NullMarked
package io.matcher.formats;
