package io.matcher.engine;

import io.matcher.engine.ReferenceRepair.CheckDigit;
import java.util.Optional;

/** Reads {@code referenceRepair}: an object whose members all have a default; absent means no repair. */
final class RepairParser {

    private static final String KEY = "referenceRepair";
    private static final int MAX_AFFIXES = 20;
    private static final int MAX_AFFIX = 30;

    private RepairParser() {}

    static Optional<ReferenceRepair> parse(ConfigReader config) {
        ConfigReader in = config.object(KEY);
        if (in == null) {
            return Optional.empty();
        }
        ReferenceRepair standard = ReferenceRepair.STANDARD;
        ReferenceRepair repair = new ReferenceRepair(
                in.flag("punctuation", standard.punctuation()),
                in.flag("leadingZeros", standard.leadingZeros()),
                in.integer("truncateTo", standard.truncateTo(), 0, 255),
                in.texts("prefixes", standard.prefixes(), MAX_AFFIXES, MAX_AFFIX),
                in.texts("suffixes", standard.suffixes(), MAX_AFFIXES, MAX_AFFIX),
                in.choice("checkDigit", CheckDigit.NONE, false),
                in.integer("minLength", standard.minLength(), 4, 100));
        if (repair.truncateTo() > 0 && repair.truncateTo() < 6) {
            in.fault("truncateTo", "must be 0 or between 6 and 255", in.raw("truncateTo"));
        }
        in.refuseUnknown("a reference repair");
        return Optional.of(repair);
    }
}
