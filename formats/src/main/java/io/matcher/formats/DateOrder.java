package io.matcher.formats;

/** What comes first in a date like {@code 03/04/2026}. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
