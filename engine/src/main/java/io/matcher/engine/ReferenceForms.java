package io.matcher.engine;

import io.matcher.engine.ReferenceRepair.CheckDigit;
import java.util.Comparator;
import java.util.List;

/**
 * A reference in the forms that a repair compares.
 *
 * @param raw as references are compared without repair: trimmed, and folded where the rule ignores case
 * @param canonical without punctuation and leading zeros, as far as the rule drops them
 * @param core the same without a known prefix and suffix
 */
record ReferenceForms(String raw, String canonical, String core) {

    /** What made two references agree, from the weightiest on. */
    enum Repair {
        NONE(""),
        /** Equal but for punctuation, blanks and leading zeros: the same reference. */
        SPELLING("punctuation or leading zeros"),
        AFFIX("a known prefix or suffix"),
        TRUNCATION("one is cut off"),
        CHECK_DIGIT("one has a check digit"),
        /** Two references without anything in common. */
        BEYOND("");

        private final String words;

        Repair(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static ReferenceForms of(String text, ReferenceRepair repair, boolean fold) {
        String raw = Texts.normal(text, fold);
        String bare = bare(raw, repair);
        return new ReferenceForms(raw, unpadded(bare, repair), unpadded(withoutAffixes(bare, repair, fold), repair));
    }

    private static String bare(String text, ReferenceRepair repair) {
        if (!repair.punctuation()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String unpadded(String text, ReferenceRepair repair) {
        int from = 0;
        while (from < text.length() && !isDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to + 1 < text.length() && text.charAt(to) == '0' && isDigit(text.charAt(to + 1))) {
            to++;
        }
        return repair.leadingZeros() ? text.substring(0, from) + text.substring(to) : text;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withoutAffixes(String text, ReferenceRepair repair, boolean fold) {
        String rest = text;
        for (String prefix : longestFirst(repair.prefixes(), repair, fold)) {
            if (rest.startsWith(prefix) && rest.length() - prefix.length() >= repair.minLength()) {
                rest = rest.substring(prefix.length());
                break;
            }
        }
        for (String suffix : longestFirst(repair.suffixes(), repair, fold)) {
            if (rest.endsWith(suffix) && rest.length() - suffix.length() >= repair.minLength()) {
                return rest.substring(0, rest.length() - suffix.length());
            }
        }
        return rest;
    }

    private static List<String> longestFirst(List<String> affixes, ReferenceRepair repair, boolean fold) {
        return affixes.stream()
                .map(affix -> bare(Texts.normal(affix, fold), repair))
                .filter(affix -> !affix.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** What it takes to see this and the other as one reference. */
    Repair to(ReferenceForms other, ReferenceRepair repair) {
        if (raw.equals(other.raw)) {
            return Repair.NONE;
        }
        if (areEqual(canonical, other.canonical, repair)) {
            return Repair.SPELLING;
        }
        if (areEqual(core, other.core, repair)) {
            return Repair.AFFIX;
        }
        if (isCutOff(raw, other.raw, repair) || isCutOff(core, other.core, repair)) {
            return Repair.TRUNCATION;
        }
        return differByCheckDigit(core, other.core, repair) ? Repair.CHECK_DIGIT : Repair.BEYOND;
    }

    private static boolean areEqual(String a, String b, ReferenceRepair repair) {
        return a.length() >= repair.minLength() && a.equals(b);
    }

    private static boolean isCutOff(String a, String b, ReferenceRepair repair) {
        String shorter = a.length() < b.length() ? a : b;
        String longer = a.length() < b.length() ? b : a;
        return repair.truncateTo() > 0
                && shorter.length() >= Math.max(repair.truncateTo(), repair.minLength())
                && longer.startsWith(shorter);
    }

    private static boolean differByCheckDigit(String a, String b, ReferenceRepair repair) {
        String shorter = a.length() < b.length() ? a : b;
        String longer = a.length() < b.length() ? b : a;
        return repair.checkDigit() != CheckDigit.NONE
                && shorter.length() >= repair.minLength()
                && longer.length() == shorter.length() + 1
                && longer.startsWith(shorter)
                && CheckDigits.isValid(repair.checkDigit(), shorter, longer.charAt(shorter.length()));
    }
}
