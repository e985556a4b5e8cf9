/**
 * Rules that the service suggests, and what people say to them. A suggestion is settings and figures: it changes nothing until a person
 * approves it, and then it is a rule like any other.
 *
 * <p>{@code Suggestions} asks the miner and keeps what it finds; {@code SuggestionReview} carries out what people decide. First file to read:
 * {@code Suggestions}.
 */
@NullMarked
package io.matcher.suggestions;

import org.jspecify.annotations.NullMarked;
