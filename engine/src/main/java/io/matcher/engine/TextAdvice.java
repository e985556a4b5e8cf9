package io.matcher.engine;

import io.matcher.engine.ReferenceForms.Repair;
import io.matcher.engine.ReferenceRepair.CheckDigit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The smallest change of settings by which texts that failed would agree. */
final class TextAdvice {

    private static final BigDecimal LEAST = new BigDecimal("0.5");

    private TextAdvice() {}

    /** A repair where one suffices: it asks for more than leaving references out of account. */
    static SettingChange reference(RuleSettings settings, FieldCheck failure) {
        String type = SettingAdvice.typeOf(settings);
        boolean fold = RulePlan.reference(settings).caseInsensitive();
        ReferenceRepair standard = ReferenceRepair.STANDARD;
        if (repairs(failure, standard, fold)) {
            return new SettingChange(type, "referenceRepair", "{}");
        }
        for (CheckDigit scheme : List.of(CheckDigit.MOD10, CheckDigit.MOD11, CheckDigit.ANY)) {
            ReferenceRepair digits = new ReferenceRepair(
                    standard.punctuation(),
                    standard.leadingZeros(),
                    standard.truncateTo(),
                    standard.prefixes(),
                    standard.suffixes(),
                    scheme,
                    standard.minLength());
            if (repairs(failure, digits, fold)) {
                return new SettingChange(type, "referenceRepair.checkDigit", scheme.name());
            }
        }
        return new SettingChange(type, "matchReference", "false");
    }

    private static boolean repairs(FieldCheck failure, ReferenceRepair repair, boolean fold) {
        Repair needed = ReferenceForms.of(failure.left(), repair, fold)
                .to(ReferenceForms.of(failure.right(), repair, fold), repair);
        return needed != Repair.BEYOND && needed != Repair.NONE;
    }

    /** The similarity itself, where a rule may ask for as little as that. */
    static Optional<SettingChange> likeness(FieldCheck failure) {
        String similarity = failure.difference();
        return similarity == null || new BigDecimal(similarity).compareTo(LEAST) < 0
                ? Optional.empty()
                : Optional.of(new SettingChange("FUZZY", "minSimilarity", similarity));
    }
}
