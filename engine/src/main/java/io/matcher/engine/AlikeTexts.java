package io.matcher.engine;

import io.matcher.engine.ReferenceForms.Repair;
import io.matcher.engine.RuleSettings.Fuzzy;
import io.matcher.engine.TextLikeness.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Texts that need only be alike. */
final class AlikeTexts implements TextRule {

    private static final int REFERENCE = 11;
    private static final int REFERENCE_WORD = 12;
    private static final int DESCRIPTION_WORD = 13;

    private final Frame frame;
    private final Fuzzy rule;
    private final TextField field;
    private final int min;
    private final int confirm;
    private final int leastWord;
    private final RowTexts left;
    private final RowTexts right;
    private final @Nullable RepairedReferences repairs;

    AlikeTexts(Frame frame, Fuzzy rule) {
        TextLikeness text = rule.text();
        this.frame = frame;
        this.rule = rule;
        this.field = text.field();
        this.min = TextLikeness.units(text.min());
        this.confirm = TextLikeness.units(text.confirm());
        this.leastWord = TextLikeness.units(text.token());
        Set<String> stopWords = Tokens.normal(text.stopWords());
        this.left = new RowTexts(frame.ledger(Side.LEFT), stopWords);
        this.right = new RowTexts(frame.ledger(Side.RIGHT), stopWords);
        this.repairs = rule.repair()
                .map(repair -> new RepairedReferences(frame, repair, true))
                .orElse(null);
    }

    /** The words of one side's rows. */
    private record RowTexts(RowCache<Tokens> references, RowCache<Tokens> descriptions) {
        RowTexts(Ledger ledger, Set<String> stopWords) {
            this(
                    new RowCache<>(ledger.size(), row -> Tokens.of(ledger.reference(row), stopWords)),
                    new RowCache<>(ledger.size(), row -> Tokens.of(ledger.description(row), stopWords)));
        }
    }

    /**
     * The similarity by which a pair is judged, with the words it was judged on.
     *
     * @param units 0 to 10,000
     */
    record Verdict(int units, Tokens left, Tokens right) {}

    /** The least similarity that passes, as a fraction. */
    String least() {
        return TextLikeness.fraction(min);
    }

    Verdict verdict(int l, int r) {
        return switch (field) {
            case REFERENCE -> references(l, r);
            case DESCRIPTION -> descriptions(l, r);
            case EITHER -> {
                Verdict references = references(l, r);
                Verdict descriptions = descriptions(l, r);
                yield descriptions.units() > references.units() ? descriptions : references;
            }
            case BOTH -> {
                Verdict references = references(l, r);
                Verdict descriptions = descriptions(l, r);
                yield descriptions.units() < references.units() ? descriptions : references;
            }
        };
    }

    private Verdict references(int l, int r) {
        Tokens a = left.references().get(l);
        Tokens b = right.references().get(r);
        boolean isSame = sharesReference(l, r) || (repairs != null && repairs.between(l, r) != Repair.BEYOND);
        return new Verdict(isSame && !isBlank(l) ? JaroWinkler.ONE : likeness(a, b), a, b);
    }

    private Verdict descriptions(int l, int r) {
        Tokens a = left.descriptions().get(l);
        Tokens b = right.descriptions().get(r);
        return new Verdict(likeness(a, b), a, b);
    }

    private int likeness(Tokens a, Tokens b) {
        return Likeness.of(a, b, leastWord, rule.text().minLength());
    }

    private boolean isBlank(int l) {
        return frame.referenceHashes(Side.LEFT, true)[l] == Texts.BLANK;
    }

    /** Equal, or equal but for spelling where the rule repairs that; never blank. */
    boolean sharesReference(int l, int r) {
        Ledger lefts = frame.ledger(Side.LEFT);
        Ledger rights = frame.ledger(Side.RIGHT);
        boolean isEqual = frame.referenceHashes(Side.LEFT, true)[l] == frame.referenceHashes(Side.RIGHT, true)[r]
                && Texts.same(lefts.referencePool(l), l, rights.referencePool(r), r, true);
        return !isBlank(l) && (isEqual || (repairs != null && repairs.between(l, r) == Repair.SPELLING));
    }

    @Override
    public Grade grade(int l, int r) {
        int similarity = verdict(l, r).units();
        if (similarity < min) {
            return Grade.NONE;
        }
        if (sharesReference(l, r)) {
            return Grade.SHARED;
        }
        return similarity >= confirm && isEqualElsewhere(l, r) ? Grade.CLOSE : Grade.ALIKE;
    }

    /** Whether nothing but the texts differs: the same currency, amount and day. */
    private boolean isEqualElsewhere(int l, int r) {
        int day = frame.days(Side.LEFT, rule.common().dating())[l];
        return frame.currency(Side.LEFT, l) == frame.currency(Side.RIGHT, r)
                && day == frame.days(Side.RIGHT, rule.common().dating())[r]
                && frame.ledger(Side.LEFT)
                                .amount(l)
                                .compareTo(frame.ledger(Side.RIGHT).amount(r))
                        == 0;
    }

    @Override
    public int apart(int l, int r) {
        return (JaroWinkler.ONE - verdict(l, r).units()) / 100;
    }

    @Override
    public List<KeyFamily> families(Side side, int row) {
        RowTexts texts = side == Side.LEFT ? left : right;
        List<KeyFamily> families = new ArrayList<>();
        // Where both must be alike, those whose descriptions are not need not be found.
        if (field == TextField.REFERENCE || field == TextField.EITHER) {
            long reference = frame.referenceHashes(side, true)[row];
            if (reference != Texts.BLANK) {
                families.add(KeyFamily.of(REFERENCE, reference));
            }
            if (repairs != null) {
                repairs.addRepairs(side, row, families);
            }
            addWords(REFERENCE_WORD, texts.references().get(row), families);
        }
        if (field.readsDescription()) {
            addWords(DESCRIPTION_WORD, texts.descriptions().get(row), families);
        }
        return families;
    }

    /**
     * The mean of both directions is at least {@code min}, hence this one at least 2 × min − 1: no more than 2 − 2 × min
     * of the text's weight lies in words that match nothing, and words that match share their key.
     */
    private void addWords(int kind, Tokens words, List<KeyFamily> families) {
        if (words.length < Math.max(1, rule.text().minLength())) {
            return;
        }
        long[] keys = new long[words.keys.length];
        int[] weights = new int[keys.length];
        int size = 0;
        for (int i = 0; i < keys.length; i++) {
            long key = Hashing.with(Hashing.mix(kind), words.keys[i]);
            int at = 0;
            while (at < size && keys[at] != key) {
                at++;
            }
            keys[at] = key;
            weights[at] += words.lengths[i];
            size = Math.max(size, at + 1);
        }
        long slack = (2L * JaroWinkler.ONE - 2L * min) * words.length / JaroWinkler.ONE;
        families.add(new KeyFamily(Arrays.copyOf(keys, size), Arrays.copyOf(weights, size), slack));
    }

    @Override
    public void keep() {
        each(RowCache::keep);
        if (repairs != null) {
            repairs.keep();
        }
    }

    @Override
    public void release() {
        each(RowCache::release);
        if (repairs != null) {
            repairs.release();
        }
    }

    private void each(Consumer<RowCache<Tokens>> step) {
        for (RowTexts texts : List.of(left, right)) {
            step.accept(texts.references());
            step.accept(texts.descriptions());
        }
    }
}
