package io.matcher.engine;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** One step that a key's value goes through before it is compared. */
public sealed interface Normaliser {

    String apply(String text);

    /** The step as it is written in a config; part of a run's digest. */
    String text();

    /** The steps without a parameter. */
    enum Plain implements Normaliser {
        /** Drops blanks at both ends. */
        TRIM {
            @Override
            public String apply(String text) {
                return Texts.trim(text);
            }
        },
        /** Folds letters to one case. */
        LOWER {
            @Override
            public String apply(String text) {
                return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            }
        },
        /** Keeps the digits 0 to 9 alone. */
        DIGITS {
            @Override
            public String apply(String text) {
                StringBuilder digits = new StringBuilder(text.length());
                text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
                return digits.toString();
            }
        },
        /** Drops leading zeros; a text of zeros alone keeps one. */
        STRIP_ZEROS {
            @Override
            public String apply(String text) {
                int from = 0;
                while (from < text.length() - 1 && text.charAt(from) == '0') {
                    from++;
                }
                return text.substring(from);
            }
        };

        @Override
        public String text() {
            return name();
        }
    }

    /** Keeps the last characters (code points), 1 to 255 of them. */
    record Last(int count) implements Normaliser {
        @Override
        public String apply(String text) {
            int surplus = text.codePointCount(0, text.length()) - count;
            return surplus <= 0 ? text : text.substring(text.offsetByCodePoints(0, surplus));
        }

        @Override
        public String text() {
            return "last:" + count;
        }
    }

    /** Applies a user's pattern, compiled by the caller of the engine. */
    record Regex(String pattern, UnaryOperator<String> function) implements Normaliser {
        @Override
        public String apply(String text) {
            return function.apply(text);
        }

        @Override
        public String text() {
            return "regex:" + pattern;
        }
    }
}
