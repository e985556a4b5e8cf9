package io.matcher.engine;

/** What the engine says of a group; a person decides about proposed ones. */
public enum GroupStatus {
    PROPOSED,
    CONFIRMED
}
