package io.matcher.engine;

import io.matcher.engine.TextLikeness.TextField;
import java.math.BigDecimal;

/** Reads what a FUZZY rule asks of texts. */
final class LikenessParser {

    private static final String CONFIRM = "0.95";
    private static final BigDecimal LEAST = new BigDecimal("0.5");
    private static final BigDecimal LEAST_TOKEN = new BigDecimal("0.7");
    private static final int MAX_STOP_WORDS = 200;
    private static final int MAX_WORD = 40;
    private static final int DECIMALS = 4;

    private final ConfigReader in;

    LikenessParser(ConfigReader in) {
        this.in = in;
    }

    TextLikeness parse() {
        BigDecimal min = similarity("minSimilarity", "0.8", LEAST);
        // The default gives way to a min above it.
        String standard = new BigDecimal(CONFIRM).max(min).toPlainString();
        BigDecimal confirm = similarity("confirmSimilarity", standard, BigDecimal.ZERO);
        if (confirm.compareTo(min) < 0) {
            String message = "must not be less than minSimilarity, which is " + min.toPlainString();
            in.fault("confirmSimilarity", message, in.raw("confirmSimilarity"));
        }
        return new TextLikeness(
                in.choice("textField", TextField.EITHER, false),
                min,
                confirm,
                similarity("tokenSimilarity", "0.9", LEAST_TOKEN),
                in.integer("minTextLength", 4, 1, 100),
                in.texts("stopWords", TextLikeness.STOP_WORDS, MAX_STOP_WORDS, MAX_WORD));
    }

    private BigDecimal similarity(String key, String fallback, BigDecimal least) {
        BigDecimal given = in.decimal(key, fallback, BigDecimal.ONE);
        if (given.compareTo(least) < 0 || given.scale() > DECIMALS) {
            String message = "must be between " + least.toPlainString() + " and 1, with up to 4 decimals";
            in.fault(key, message, in.raw(key));
            return new BigDecimal(fallback);
        }
        return given;
    }
}
