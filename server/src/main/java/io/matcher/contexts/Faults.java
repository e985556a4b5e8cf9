package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.outcome.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request, so that the answer names all of it at once. */
public final class Faults {

    /** Control characters, NUL among them, and halves of surrogate pairs: PostgreSQL keeps none of these. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final int INTEGER_DIGITS = 12;

    private final List<Fault> found = new ArrayList<>();

    /** One thing that is wrong; the value is left out where it may be secret or long. */
    public void add(String location, String message, @Nullable Object value) {
        found.add(new Fault(location, message, value));
    }

    /** A text of one line, with something in it, of at most the given length; null is left to others to refuse. */
    public void line(String location, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            add(location, "is blank", null);
        } else if (text.length() > longest) {
            add(location, "is longer than " + longest + " characters", null);
        } else if (UNPRINTABLE.matcher(text).find()) {
            add(location, "holds a control character", null);
        }
    }

    /** At least 0, with up to 12 digits before the point and as many after it as are given. */
    public void amount(String location, @Nullable BigDecimal amount, int decimals) {
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0) {
            add(location, "is less than 0", null);
        } else if (!fits(amount, decimals)) {
            add(
                    location,
                    "has more than " + INTEGER_DIGITS + " digits before or " + decimals + " after the point",
                    null);
        }
    }

    private static boolean fits(BigDecimal amount, int decimals) {
        return amount.signum() == 0
                || ((long) amount.precision() - amount.scale() <= INTEGER_DIGITS
                        && amount.stripTrailingZeros().scale() <= decimals);
    }

    /** Whether nothing was found so far. */
    public boolean none() {
        return found.isEmpty();
    }

    /** The refusal of everything that was found; the value when nothing was. */
    public <T> Outcome<T> or(T value) {
        return found.isEmpty() ? Outcome.done(value) : Outcome.refused(refusal());
    }

    private Refusal refusal() {
        Fault first = found.getFirst();
        return new Refusal(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + first.location() + " " + first.message(),
                found);
    }
}
