package io.matcher.engine;

import java.util.function.UnaryOperator;

/**
 * Turns a user's pattern into a function on texts. The engine brings none, because a safe one (linear in time) is a
 * dependency of its caller.
 */
@FunctionalInterface
public interface RegexCompiler {

    /**
     * A function that extracts from a text what the pattern is after; an empty text means that nothing was found.
     *
     * @throws IllegalArgumentException when the pattern is malformed; the message is shown to the user
     */
    UnaryOperator<String> compile(String pattern);
}
