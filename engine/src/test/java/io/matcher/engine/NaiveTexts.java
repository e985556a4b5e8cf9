package io.matcher.engine;

import io.matcher.engine.ReferenceRepair.CheckDigit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Likeness and repair in the plainest words. */
final class NaiveTexts {

    private static final Pattern NAMED_NUMBER = Pattern.compile("(\\p{L}*)(\\p{Nd}*)");

    private NaiveTexts() {}

    static Set<String> words(String text, List<String> stopWords) {
        Set<String> stops = new LinkedHashSet<>();
        stopWords.forEach(word -> stops.addAll(split(word)));
        Set<String> words = new LinkedHashSet<>(split(text));
        words.removeAll(stops);
        return words;
    }

    private static List<String> split(String text) {
        String plain = Normalizer.normalize(
                        text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "");
        List<String> words = new ArrayList<>();
        for (String word : plain.split("[^\\p{L}\\p{Nd}]+", -1)) {
            Matcher parts = NAMED_NUMBER.matcher(word);
            if (parts.matches()) {
                words.add(parts.group(1));
                words.add(parts.group(2).replaceAll("^0+(?=.)", ""));
            } else {
                words.add(word);
            }
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    /** 0 to 10,000. */
    static int likeness(String a, String b, TextLikeness rule) {
        Set<String> left = words(a, rule.stopWords());
        Set<String> right = words(b, rule.stopWords());
        if (weight(left) < rule.minLength() || weight(right) < rule.minLength()) {
            return 0;
        }
        int least = rule.token().movePointRight(4).intValueExact();
        long there = 0;
        for (String word : left) {
            there += word.length()
                    * right.stream()
                            .mapToLong(other -> same(word, other, least))
                            .max()
                            .orElse(0);
        }
        long back = 0;
        for (String word : right) {
            back += word.length()
                    * left.stream()
                            .mapToLong(other -> same(other, word, least))
                            .max()
                            .orElse(0);
        }
        return (int) ((there / weight(left) + back / weight(right)) / 2);
    }

    private static int weight(Set<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    private static int same(String a, String b, int least) {
        if (a.equals(b)) {
            return 10_000;
        }
        boolean isNumbered = a.matches(".*\\p{Nd}.*") || b.matches(".*\\p{Nd}.*");
        if (isNumbered || !head(a).equals(head(b))) {
            return 0;
        }
        int similarity = jaroWinkler(a, b);
        return similarity >= least ? similarity : 0;
    }

    private static String head(String word) {
        return word.substring(0, Math.min(3, word.length()));
    }

    private static int jaroWinkler(String a, String b) {
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        StringBuilder commonOfA = new StringBuilder();
        Set<Integer> used = new LinkedHashSet<>();
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(b.length() - 1, i + reach); j++) {
                if (!used.contains(j) && a.charAt(i) == b.charAt(j)) {
                    used.add(j);
                    commonOfA.append(a.charAt(i));
                    break;
                }
            }
        }
        int m = used.size();
        if (m == 0) {
            return 0;
        }
        List<Integer> places = used.stream().sorted().toList();
        int misplaced = 0;
        for (int i = 0; i < m; i++) {
            misplaced += commonOfA.charAt(i) == b.charAt(places.get(i)) ? 0 : 1;
        }
        int prefix = 0;
        while (prefix < 4 && prefix < Math.min(a.length(), b.length()) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        // All that is subtracted from one, in parts of a number that a, b and m divide.
        long one = 3L * a.length() * b.length() * m;
        long lostOfA = (a.length() - m) * one / a.length();
        long lostOfB = (b.length() - m) * one / b.length();
        long lostToOrder = misplaced / 2 * one / m;
        long lost = (lostOfA + lostOfB + lostToOrder) / 3 * (10 - prefix);
        return (int) (10_000 * (10 * one - lost) / (10 * one));
    }

    /** How two references agree; both come trimmed and folded. */
    enum Agreement {
        EQUAL,
        SPELLING,
        REPAIRED,
        NONE
    }

    static Agreement agreement(String a, String b, ReferenceRepair repair, boolean fold) {
        if (a.equals(b)) {
            return Agreement.EQUAL;
        }
        String spelledA = unpadded(bare(a, repair), repair);
        String spelledB = unpadded(bare(b, repair), repair);
        if (spelledA.equals(spelledB) && spelledA.length() >= repair.minLength()) {
            return Agreement.SPELLING;
        }
        String coreA = core(a, repair, fold);
        String coreB = core(b, repair, fold);
        boolean isRepaired = (coreA.equals(coreB) && coreA.length() >= repair.minLength())
                || cutOff(a, b, repair)
                || cutOff(b, a, repair)
                || cutOff(coreA, coreB, repair)
                || cutOff(coreB, coreA, repair)
                || checked(coreA, coreB, repair)
                || checked(coreB, coreA, repair);
        return isRepaired ? Agreement.REPAIRED : Agreement.NONE;
    }

    private static String bare(String text, ReferenceRepair repair) {
        return repair.punctuation() ? text.replaceAll("[^\\p{L}\\p{Nd}]", "") : text;
    }

    private static String unpadded(String text, ReferenceRepair repair) {
        return repair.leadingZeros() ? text.replaceFirst("^([^0-9]*)0+(?=[0-9])", "$1") : text;
    }

    private static String core(String text, ReferenceRepair repair, boolean fold) {
        String rest = bare(text, repair);
        for (String prefix : affixes(repair.prefixes(), repair, fold)) {
            if (rest.startsWith(prefix) && rest.length() - prefix.length() >= repair.minLength()) {
                rest = rest.substring(prefix.length());
                break;
            }
        }
        for (String suffix : affixes(repair.suffixes(), repair, fold)) {
            if (rest.endsWith(suffix) && rest.length() - suffix.length() >= repair.minLength()) {
                rest = rest.substring(0, rest.length() - suffix.length());
                break;
            }
        }
        return unpadded(rest, repair);
    }

    private static List<String> affixes(List<String> texts, ReferenceRepair repair, boolean fold) {
        return texts.stream()
                .map(text -> bare(fold ? text.toLowerCase(Locale.ROOT) : text, repair))
                .sorted(Comparator.comparingInt((String text) -> -text.length()))
                .toList();
    }

    private static boolean cutOff(String whole, String part, ReferenceRepair repair) {
        return repair.truncateTo() > 0
                && part.length() >= repair.truncateTo()
                && part.length() >= repair.minLength()
                && whole.startsWith(part);
    }

    private static boolean checked(String whole, String body, ReferenceRepair repair) {
        if (body.length() < repair.minLength() || !whole.matches(Pattern.quote(body) + "[0-9xX]")) {
            return false;
        }
        String last = whole.substring(body.length()).toLowerCase(Locale.ROOT);
        int[] digits = new StringBuilder(body.replaceAll("[^0-9]", ""))
                .reverse()
                .chars()
                .map(c -> c - '0')
                .toArray();
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int doubled = digits[i] * (i % 2 == 0 ? 2 : 1);
            sum += repair.checkDigit() == CheckDigit.MOD10 ? doubled / 10 + doubled % 10 : digits[i] * (2 + i % 8);
        }
        return switch (repair.checkDigit()) {
            case NONE -> false;
            case ANY -> true;
            case MOD10 -> last.equals("" + (10 - sum % 10) % 10);
            case MOD11 ->
                List.of("0", "x0", "9", "8", "7", "6", "5", "4", "3", "2", "1")
                        .get(sum % 11)
                        .contains(last);
        };
    }
}
