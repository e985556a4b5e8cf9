package io.matcher.engine;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as the words by which it is compared: folded to one case, decomposed (NFKD) and without marks, split at all but
 * letters and digits and between letters and the digits that follow them ("NF123"), numbers without leading zeros, each
 * word once, stop words dropped.
 *
 * <p>At most {@link #MAX_TOKENS} words of {@link #MAX_LENGTH} characters are read, so that no text costs more than that.
 */
final class Tokens {

    static final int MAX_TOKENS = 64;
    static final int MAX_LENGTH = 64;
    private static final int MAX_TEXT = 2_000;

    /** So many characters two words must begin with to be compared at all; also what words are found by. */
    static final int HEAD = 3;

    final String[] words;
    final long[] keys;
    final int[] lengths;
    /** The lengths together: the weight of the text. */
    final int length;

    private final boolean[] numbered;

    private Tokens(List<String> kept) {
        words = kept.toArray(String[]::new);
        keys = new long[words.length];
        lengths = new int[words.length];
        numbered = new boolean[words.length];
        int sum = 0;
        for (int i = 0; i < words.length; i++) {
            numbered[i] = words[i].codePoints().anyMatch(Character::isDigit);
            lengths[i] = words[i].codePointCount(0, words[i].length());
            keys[i] = Texts.key(numbered[i] ? words[i] : head(words[i], lengths[i]));
            sum += lengths[i];
        }
        length = sum;
    }

    private static String head(String word, int length) {
        return length <= HEAD ? word : word.substring(0, word.offsetByCodePoints(0, HEAD));
    }

    static Tokens of(String text, Set<String> stopWords) {
        Set<String> kept = new LinkedHashSet<>();
        for (String word : split(text)) {
            if (kept.size() < MAX_TOKENS && !stopWords.contains(word)) {
                kept.add(word);
            }
        }
        return new Tokens(List.copyOf(kept));
    }

    /** Stop words as texts are written for comparison. */
    static Set<String> normal(List<String> stopWords) {
        Set<String> words = new LinkedHashSet<>();
        stopWords.forEach(word -> words.addAll(split(word)));
        return Set.copyOf(words);
    }

    private static List<String> split(String text) {
        String bounded = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        String folded =
                Normalizer.normalize(bounded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!isMark(c)) {
                end(word, words);
            }
        }
        end(word, words);
        return words;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.isEmpty()) {
            return;
        }
        String whole = word.toString();
        word.setLength(0);
        int digits = whole.length();
        while (digits > 0 && Character.isDigit(whole.charAt(digits - 1))) {
            digits--;
        }
        String letters = whole.substring(0, digits);
        // A mix such as a UUID's stays whole: its parts would agree with anything.
        if (letters.codePoints().anyMatch(Character::isDigit)) {
            add(whole, words);
        } else {
            add(letters, words);
            add(Normaliser.Plain.STRIP_ZEROS.apply(whole.substring(digits)), words);
        }
    }

    private static void add(String word, List<String> words) {
        if (!word.isEmpty()) {
            boolean isLong = word.codePointCount(0, word.length()) > MAX_LENGTH;
            words.add(isLong ? word.substring(0, word.offsetByCodePoints(0, MAX_LENGTH)) : word);
        }
    }

    /** How alike two words are. Words with a digit are names of things: equal or not. */
    int similarity(int word, Tokens other, int otherWord, int least) {
        if (keys[word] != other.keys[otherWord]) {
            return 0;
        }
        if (words[word].equals(other.words[otherWord])) {
            return JaroWinkler.ONE;
        }
        if (numbered[word] || other.numbered[otherWord]) {
            return 0;
        }
        int similarity = JaroWinkler.similarity(words[word], other.words[otherWord]);
        return similarity >= least ? similarity : 0;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
