package io.matcher.engine;

/**
 * Another pair that explains one of the rows of an ambiguous group as well.
 *
 * @param score the score this pair would have
 */
public record Alternative(int left, int right, int score) {}
