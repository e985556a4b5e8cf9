package io.matcher.contexts;

/** Where a context is in its life. Archived is the end. */
public enum ContextStatus {
    DRAFT,
    ACTIVE,
    PAUSED,
    ARCHIVED
}
