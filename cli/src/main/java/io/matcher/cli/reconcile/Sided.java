package io.matcher.cli.reconcile;

import io.matcher.engine.Side;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** An option's text that may begin with {@code left:}, {@code right:} or {@code both:}; without one it is for both. */
record Sided(Set<Side> sides, String text) {

    static Sided of(String option) {
        return of(option, EnumSet.allOf(Side.class));
    }

    /** As {@link #of(String)}, but what has no side of its own is for the given ones. */
    static Sided of(String option, Set<Side> otherwise) {
        int colon = option.indexOf(':');
        String prefix = colon < 0 ? "" : option.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String rest = option.substring(colon + 1);
        return switch (prefix) {
            case "left" -> new Sided(EnumSet.of(Side.LEFT), rest);
            case "right" -> new Sided(EnumSet.of(Side.RIGHT), rest);
            case "both" -> new Sided(EnumSet.allOf(Side.class), rest);
            default -> new Sided(otherwise, option);
        };
    }
}
