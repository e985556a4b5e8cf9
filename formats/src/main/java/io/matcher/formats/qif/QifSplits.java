package io.matcher.formats.qif;

import io.matcher.formats.AmountReader;
import io.matcher.formats.DecimalStyle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry is made of. The splits should come to its amount; where they do not, the entry says so and stays. */
final class QifSplits {
    private final StringBuilder text = new StringBuilder();
    private final List<String> amounts = new ArrayList<>();

    void line(char letter, String value) {
        switch (letter) {
            case 'S' -> text.append(text.isEmpty() ? "" : "; ").append(value);
            case 'E' -> text.append(" (").append(value).append(')');
            default -> {
                text.append(' ').append(value);
                amounts.add(value);
            }
        }
    }

    @Nullable
    String text() {
        return text.isEmpty() ? null : text.toString().strip();
    }

    /** Whether in neither decimal style the splits come to the amount. */
    boolean differFrom(String amount) {
        return !amounts.isEmpty() && !agree(amount, DecimalStyle.POINT) && !agree(amount, DecimalStyle.COMMA);
    }

    private boolean agree(String amount, DecimalStyle style) {
        AmountReader reader = new AmountReader(style);
        BigDecimal whole = reader.read(amount, "");
        BigDecimal sum = BigDecimal.ZERO;
        for (String part : amounts) {
            BigDecimal read = reader.read(part, "");
            if (read == null) {
                return false;
            }
            sum = sum.add(read);
        }
        return whole != null && whole.compareTo(sum) == 0;
    }
}
