package io.matcher.bench.ledger;

import java.util.EnumMap;
import java.util.Locale;

/** How often what happens, in a thousand events. */
final class Mix {

    private final EnumMap<Trait, Integer> chances = new EnumMap<>(Trait.class);

    /** Reads {@code "late 300, left_only 20"}. */
    Mix(String text) {
        for (String part : text.split(", ", -1)) {
            int space = part.indexOf(' ');
            if (space > 0) {
                Trait trait = Trait.valueOf(part.substring(0, space).toUpperCase(Locale.ROOT));
                chances.put(trait, Integer.valueOf(part.substring(space + 1)));
            }
        }
    }

    int chance(Trait trait) {
        return chances.getOrDefault(trait, 0);
    }
}
