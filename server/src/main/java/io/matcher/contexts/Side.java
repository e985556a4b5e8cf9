package io.matcher.contexts;

/** The side of the table a source sits on. */
public enum Side {
    LEFT,
    RIGHT
}
