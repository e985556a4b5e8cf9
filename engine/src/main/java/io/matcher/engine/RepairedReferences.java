package io.matcher.engine;

import io.matcher.engine.ReferenceForms.Repair;
import io.matcher.engine.ReferenceRepair.CheckDigit;
import java.util.ArrayList;
import java.util.List;

/** References that may need repair to be equal. */
final class RepairedReferences implements TextRule {

    private static final int RAW = 1;
    private static final int CANONICAL = 2;
    private static final int CORE = 3;
    private static final int RAW_HEAD = 4;
    private static final int CORE_HEAD = 5;
    private static final int BODY = 6;

    private final ReferenceRepair repair;
    private final RowCache<ReferenceForms> left;
    private final RowCache<ReferenceForms> right;

    RepairedReferences(Frame frame, ReferenceRepair repair, boolean fold) {
        this.repair = repair;
        this.left = forms(frame.ledger(Side.LEFT), repair, fold);
        this.right = forms(frame.ledger(Side.RIGHT), repair, fold);
    }

    private static RowCache<ReferenceForms> forms(Ledger ledger, ReferenceRepair repair, boolean fold) {
        return new RowCache<>(ledger.size(), row -> ReferenceForms.of(ledger.reference(row), repair, fold));
    }

    /** What it takes to see the two references as one. */
    Repair between(int l, int r) {
        return left.get(l).to(right.get(r), repair);
    }

    @Override
    public Grade grade(int l, int r) {
        return switch (between(l, r)) {
            case NONE -> left.get(l).raw().isEmpty() ? Grade.ALIKE : Grade.SHARED;
            case SPELLING -> Grade.SHARED;
            case AFFIX, TRUNCATION, CHECK_DIGIT -> Grade.CLOSE;
            case BEYOND -> Grade.NONE;
        };
    }

    @Override
    public int apart(int l, int r) {
        return grade(l, r) == Grade.CLOSE ? 50 : 0;
    }

    @Override
    public List<KeyFamily> families(Side side, int row) {
        ReferenceForms forms = (side == Side.LEFT ? left : right).get(row);
        List<KeyFamily> families = new ArrayList<>();
        families.add(KeyFamily.of(RAW, forms.raw()));
        addRepairs(forms, families);
        return families;
    }

    /** Families by which all that needs repair is found. */
    void addRepairs(Side side, int row, List<KeyFamily> families) {
        addRepairs((side == Side.LEFT ? left : right).get(row), families);
    }

    private void addRepairs(ReferenceForms forms, List<KeyFamily> families) {
        String core = forms.core();
        if (forms.canonical().length() >= repair.minLength()) {
            families.add(KeyFamily.of(CANONICAL, forms.canonical()));
        }
        if (core.length() >= repair.minLength()) {
            families.add(KeyFamily.of(CORE, core));
        }
        int cut = Math.max(repair.truncateTo(), repair.minLength());
        if (repair.truncateTo() > 0 && forms.raw().length() >= cut) {
            families.add(KeyFamily.of(RAW_HEAD, forms.raw().substring(0, cut)));
        }
        if (repair.truncateTo() > 0 && core.length() >= cut) {
            families.add(KeyFamily.of(CORE_HEAD, core.substring(0, cut)));
        }
        if (repair.checkDigit() != CheckDigit.NONE && core.length() >= repair.minLength()) {
            families.add(KeyFamily.of(BODY, core));
            if (core.length() > repair.minLength()) {
                families.add(KeyFamily.of(BODY, core.substring(0, core.length() - 1)));
            }
        }
    }

    @Override
    public void keep() {
        left.keep();
        right.keep();
    }

    @Override
    public void release() {
        left.release();
        right.release();
    }
}
