package io.matcher.formats;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the values of a column are written, as far as they prove it; the readers find the same. */
public final class ColumnStyle {
    private ColumnStyle() {}

    /** The style that amounts prove; null when none does, or they prove both. */
    public static @Nullable DecimalStyle decimals(List<String> amounts) {
        AmountBody body = new AmountBody();
        DecimalStyle found = null;
        for (String amount : amounts) {
            DecimalStyle proof = body.split(amount) ? body.proof() : null;
            if (found != null && proof != null && proof != found) {
                return null;
            }
            found = proof == null ? found : proof;
        }
        return found;
    }

    /** The order of day and month that dates prove; null when none does, or they prove both. */
    public static @Nullable DateOrder dates(List<String> dates) {
        DateText text = new DateText();
        DateOrder found = null;
        for (String date : dates) {
            DateOrder proof = text.begin(date.strip()).provedOrder();
            if (found != null && proof != null && proof != found) {
                return null;
            }
            found = proof == null ? found : proof;
        }
        return found;
    }

    /** Whether every date says the same, whichever of day and month is thought to come first. */
    public static boolean orderDoesNotMatter(List<String> dates) {
        DateReader dayFirst = new DateReader(ZoneOffset.UTC, DateOrder.DAY_FIRST, null);
        DateReader monthFirst = new DateReader(ZoneOffset.UTC, DateOrder.MONTH_FIRST, null);
        return dates.stream().allMatch(date -> Objects.equals(dayFirst.read(date), monthFirst.read(date)));
    }
}
